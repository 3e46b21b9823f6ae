"""How common word stems are in news: made by training/word_weights.py, not by hand.

Numbers counted over 8,000 articles of US outlets, 2012 to 2020; see docs/reference/word-weights.md.
"""

RAREST = 5.0  # the weight of a stem that is not in the table

_STEPS = {
    0.0: """
        a an and as at be but by for from has have in is it not of on that the this to with
    """,
    0.25: """
        about all also are been he his if more new one or other out presid said their there they time up was we were
        what which who will would year
    """,
    0.5: """
        after americ any can could do even first govern had i into its just last like nation no now our over people
        politi report republ say so some state than them those two when you
    """,
    0.75: """
        agains back becaus before being come countr day did during get going him how includ made make many may month
        most only public right s should still suppor take these think told washin way week well where while
    """,
    1.0: """
        accord admini anothe believ betwee both called campai case change commit contin contro critic direct dont
        down electi federa former genera go good group her here issue know law leader long member much need off
        office offici own part party person point policy questi recent respon same see she since such then thing
        though three throug u under us very want whethe work
    """,
    1.25: """
        action alread among appear around asked attack author bill call candid care clear commun concer conser
        consid decisi didnt differ doe econom effort end every expect fact far follow happen health help high histor
        import increa invest job least left less likely look making mean media might millio must my never next
        number partic past percen place plan possib press proble protec provid put reason remain saying secret
        securi show sign statem story term today too top united use vote why withou world yet your
    """,
    1.5: """
        across actual added addres again ago announ away based become best better big busine came certai challe
        chief commen contri court curren deal debate doesnt doing done each earlie early effect enough face family
        few find force found four give given got hard home howeve im inform instea intere intern interv keep later
        legisl let line little live lot major majori matter me money move mr once order organi positi potent power
        proces progra real really record relati releas repres requir result run second seem seen senato servic set
        severa side social someth strong sugges system talk threat took trying tuesda unders until used voter war
        wednes workin
    """,
    1.75: """
        able accoun activi additi advise agency allow almost along alway anti anythi attemp behind billio cant
        chairm charge citize city claim close coming compan comple consti contra course create cut d decade decide
        defend defens delive descri despit discus employ entire event ever eviden exampl execut explai fight financ
        five foreig free friday friend full furthe future gettin great hand having head held himsel hold hope hour
        idea immigr indivi instit involv isnt key kind known large late lawmak lead led legal level libera life man
        manage measur meetin messag milita moment monday mornin name nearly night nothin often old open operat
        opposi outsid pay poll popula presen previo primar privat produc promis propos r race rather read receiv
        return role rule runnin russia school senior seriou signif simila six small specia speech spokes stand start
        step stop strate succes sure taken taking target tax team tell theyre third thursd toward try turn using
        video view went win within word wrote
    """,
    2.0: """
        accept access accuse advert agree ahead ally analys answer anyone approa approv area ask attent attorn bad
        battle began benefi black border bring callin cannot chance childr compar conduc confer confir conten cost
        counte crimin crisis danger data death declar declin demand detail develo diffic distri dollar either email
        emerge enforc especi establ everyo everyt experi expert expres failed feel figure focus forwar front gave
        ground half hearin hit human identi immedi indepe indica initia intell itself journa june latest leadin
        leave local lookin lost low march market meanwh middle necess needed nomina nomine north novemb offer opinio
        opport oppose pass passed perhap play police practi prepar pressu preven probab profes progre rate reform
        regard regula relate remark repeat reques resear respec review risk sense share short simply single someon
        soon source south speak specif spendi staff stay sunday talkin terror themse thousa togeth tried true vice
        victor violen wall wanted wasnt whose willin women won wont worked worker wrong young youre
    """,
    2.25: """
        abilit acknow adding advoca affect agenda agreed agreem aide air allege allowe althou am amount appare
        appeal april arent argue argued argume articl avoid base became begin beyond bigges board book break brough
        budget build buildi c capita cause centra check china choice civil claime class click co colleg com common
        compet compla conclu condit confid connec conven conver copyri counse covera crime design determ docume
        dozen due educat eight electe else engage exactl exchan expand extrem fall favor fear fellow final fire
        focuse form freedo fund fundin giving global goal goe greate growin gun heard helped higher hundre illega
        impact improv indust influe inside insist issued januar judge july killed lack largel launch lawyer limit
        list longer lower m meet men met mind minori minute moveme n near negoti networ non note noted oppone origin
        page paid period permis predic pro projec protes publis push quickl raise raised rally reach realit recogn
        refuse reject reveal room saturd saw seekin self sent separa serve served sery seven shot showed signed
        situat someti speaki spent spoke standa starte strugg study subjec surpri th trade travel turned tweet
        tweete ultima unlike violat voted voting w weapon weve whole whom woman wouldn
    """,
    2.5: """
        above absolu achiev add advanc affair afford africa age aggres allega alone amid ap appoin asking assaul
        assist attend august availa averag backed ban bank beginn behavi bipart bit block celebr charac clearl
        closed collea collec commis compli confli conseq consis consum contac corpor correc couldn couple cover
        creati credit cultur damage decemb deep defeat defini demons denied depend deputy disapp dismis divide door
        doubt e easy editor electo encour ended endors energy ensure enviro era essent estima europe eventu except
        extend eye facing factor failur fair februa felt field fighti finall findin fired firm floor forced founde
        fully gain game gather gone growth guy hasnt hear highli holdin host huge ill impeac income indeed instan
        insura intend intent j knew larges leavin letter limite listen living lose love main mainta mass massiv
        maybe mayor meanin mentio modera monito mostly moved moving multip neighb none nor object obtain obviou
        octobe offere online option parent partis partne path perfor phone piece planne pointe powerf pretty price
        princi priori promot proper prosec prospe pushed pushin puttin quite ran re reache ready red reduce referr
        reflec region rememb remove replac reprin reside resour rest restri rise safe safety schedu seat seek seemed
        send septem showin signal site societ soluti son sort sought southe spend spread stage standi status streng
        strike studen substa suffer summer suppos survey suspec taxe techno televi tellin test thank theyve thinki
        tie total tough town tradit transp troubl trust truth tv update value vetera victim voice warned warnin
        wealth websit weeken whatev wing winnin witnes worse worst worth write writte yes
    """,
    2.75: """
        abuse accomp acting active admitt advant agent aid al allowi altern annual apply approp arguin arm armed
        arrest arrive assert assess audien balanc ballot basic basis becomi belief bid blame body broad broade
        bureau buy car career carrie carry cast caucus caused centur chambe child choose circum cited climat coalit
        combat combin comman commer compro confro constr consul contai contes convic convin cooper corona corrup
        crowd custom date dead debt deeply degree deserv destro died diplom disagr disast disclo disput divisi
        domest domina double dramat drive drug elimin embrac evenin expens faced facili faith false famili father
        featur fewer file filed fiscal fix food formal freque frustr fundam handle havent heart hell helpin highes
        highly hospit hurt ideolo ignore imagin implem impose incide intens interf introd iran iraq join joined
        justif keepin kept kid killin labor land langua larger learne libert lie light looked losing mandat margin
        materi meant mexico missio mistak modern mother named narrow natura negati neithe nine normal nuclea observ
        offens ongoin openin otherw outcom overal overse overwh p panel paper paying per physic pick pictur played
        playin please pledge pollin poor praise prefer prison privac probe procee profil promin prompt prove provis
        purpos quarte radica raisin range reacti readin realiz recove refere regist religi remind resign resist
        retire revers rhetor rising rival road roughl ruling sancti save scanda scienc search secure seeing select
        settle sexual shared shift shooti shown signin simple sit sound star starti surviv syria table tempor ten
        testif track transf trial type typica underm unless upon urged variou versio via visit vulner wait water
        widely wife wonder worrie worry
    """,
    3.0: """
        abando aborti accura accusa adult aftern aimed ambass apolog applic aside assume attrac aware b backgr
        backin beat behalf bigger blue boost born bottom breaki brief briefi bringi broke broken brothe built camp
        cancel captur carefu caught cautio chair changi chines church citing civili claimi classi closel closer
        column comfor compre condem consen conspi consta core count credib crucia cycle daught deadli dealin defici
        define delay deny deport desire displa distan distin divers doctor donor draw drew drop droppe duty easily
        ed elect elemen emphas ending enemy enlarg enter escala everyb examin exerci exist existe existi expans
        expose extens fail failin fast favori feelin fell fine finish folk fourth fundra gas georgi german gradua
        grant green grow guaran guard h hall happy harder hate headli heavil heavy hed honest hopefu hoping http
        husban id implic imposs inbox indian infras inquir inspir instru integr israel joint kill knowle korea
        lawsui leanin learn legiti length link litera longti loss magazi mainst manufa mid midter mile model motiva
        ms murder narrat nature newspa nobody northe notice noting occasi occurr odd offeri oil opened ordere outlet
        outrag oversi owner packag pandem passin patien paymen peace perfec perman planni platfo plus posted pre
        presum prior proced prohib pull punish purcha pursue qualif racial racist radio rank rating recall recess
        recomm regime relief repeal reserv resolu resolv restor revenu rich round sale scale scene scient scruti
        season sector sendin servin settin sex shortl shut shutdo sittin skepti slight slow space sponso spring st
        staffe stake statio stood stoppe straig stress struck style succee sudden surrou suspen swing t tactic
        talked task taxpay techni tend tensio testim theory thus toggle tool trail transi treate treatm trend trilli
        trip troop truly turnin twice ukrain unclea unempl unfort unprec usuall vast virtua volunt wage waitin wake
        walk watchi wave welcom werent wide withdr writer writin zero
    """,
    3.25: """
        academ ad ads advice afghan aim alongs ambiti anger angry anonym antici anybod apart aspect automa bar
        basica begun blamed blocke blow branch brand britis burden calcul capaci card carryi cash catego channe
        clean closin club code collap compel comput confus contem contex coordi covere cross cuttin de deadly delega
        delibe deploy desper destru device dictat die discou discov discre discri diseas disrup dr drawn dream
        driven drivin easier electr eligib elite elsewh embarr emotio engine entere enthus entitl equal error estate
        exclus explan explic extent extrao f fairly fake famous fill filled firing fit flag fought frankl fuel
        functi funded gap gay gotten grand grante grew guilty handli harm hersel hide honor hostil hotel housin
        humani impres incred incumb indict infect inspec interp invite isolat jr judgme laid legacy lesson licens
        linked lived lobbyi locati lying machin marked marria memo mental method minimu missil moral net newly
        notabl notion numero obstru older onto openly optimi outlin partia passag patter permit perspe persua picked
        placed plenty portio portra povert preced preser presse profit pulled qualit quick racism rankin rare reachi
        reduct reelec refuge releva rely reputa revolu roll root rose routin ruled saving sell sensit senten sentim
        severe shape sick signat size smalle soldie somebo somewh specul split spoken spot square stance stated
        statis stock store strang stretc strict struct stuff subseq subsid super supply survei sustai symbol tea
        teache tech terrib territ text theref theyll tied tone topic totall traffi traini transc treat trigge un
        unable uncert unfair unique unusua v va vehicl viewed virus vision vowed weak widesp winner wish y yester
        younge youve
    """,
    3.5: """
        abroad accusi actor adjust admit advers affili afraid alert allian anyway anywhe applau applie apprec arrang
        arriva assemb asset assure attitu backla badly barrie bear bia blood bomb box boy breath bridge broadc
        brutal buying cable camera canada catch chain champi chao chose chosen circle cleare client coast cold
        collus color conced concep consci corner corres dark dedica delaye demogr denoun detain devast digita dinner
        distra donati drawin driver dynami eager earned earnin earth edge enable encoun enormo enteri entry episod
        equipm ethic ex exempt exit exploi explor explos export extra fallin fan fashio favora female fifth fighte
        filing flight flow focusi forcin forget forth fortun france fraud french fresh g gained gender genuin giant
        girl grown guess handed handfu harass hardly headed headin headqu height hire hoped hot househ ii incent
        inevit innoce insult intera interi irania item jail jury k knowin lady lay leak learni legali legall levera
        libya loan mail male manner map memory merely mexica migran minor miscon mislea missin modest myself nonpro
        obliga oh op ordina ought oursel outbre overha overtu owned pain patrio penalt percei perpet persis photog
        phrase pic plane plant player pocket pointi polari populi pose precis preten privil proof proud proved
        proven pundit pursui quote rarely ration realdo recrui reduci reluct reopen replie restau resume revela
        ridicu rifle runner rural satisf saudi scenar schola score screen sea sectio seemin sellin sharin sharp
        silenc smart solve someho speed spirit spotli stayin steady steppe stick striki string stuck submit subpoe
        suburb suffic suicid suit summit surfac surge suspic sweepi switch syrian tank tear temper tenure testin
        theme theyd throw ticket tolera tonigh touch toughe train turnou uncons underl underw undocu unit upcomi
        upset urban urging user usual visite vital walked warn warran weaken wearin weekly whistl wind window zone
    """,
    3.75: """
        absenc absent accele accide acted adopte adviso affirm afterm agricu airpor aisle allegi anymor app arabia
        art assign attach attrib avoide baby ball banned barbar barely belong beside birth bitter blaste blocki blog
        bolste bombin borrow boss bought bound breach briefe bright broadl campus cap capabi capabl catast causin
        ceilin centri ceremo chemic circul cite clarif clinic closes coinci comply concen conces copy courag coveri
        crack crazy crosse cry custod damagi decidi deemed deeper denial depres desk detect detent discip dispar
        dispro dissen distur dog droppi earn ease echoed el elevat embass emergi empowe enacte engagi englis enjoy
        enroll ensuri enterp entert entity equali equall escape et ethnic evalua everyw evil exact exceed excess
        excite excuse expire fallen fate favore fee feet fierce filibu finger firear fly foot forum fueled fulfil
        gang globe guest guidan guide guidel hadnt halt hammer heat hike hired hiring hittin holida hosted hunt
        illust improp inappr inaugu incomp inequa inflat injure injury innova insure interc interr japan joinin joke
        jordan jump kick korean ky l label latter leaked lettin lift limiti listed lobby locked losse lowest loyalt
        maker manipu marrie mask master match mate mechan meddli memori merit mess minded miss mix mixed mobili
        motion native nearby neutra nevert nice noneth norm nowher oath occur offend ok orient outrig overco overni
        pace pair parlia partly passio peacef pendin percep phase phenom philos plea posed posses predec premiu
        pressi prevai procla profou propag provin psycho pullin quiet quo quoted rangin rape rapid rapidl reader
        reassu refer refusa refusi regret reinfo reiter reliab remova removi renewe rescue resort restra retain
        retali retrea reward rid robust rock rush sacrif sat scope segmen seized server sharpl shed shield shifte
        ship shock shop silent skill sold solely solid sparke spectr sport stabil statew statut stayed stimul stoppi
        storm strain stream stunni subscr superv surely sympat tariff teenag termin tested thorou thresh tight
        tighte timing tip toll tour tracki tradin traged traine transl tremen truste tweeti unacce underc underg
        unifor unity unknow unpopu unveil uphold upper urge urgent useful variet versus veto vietna visa walkin
        waste weakne wear weathe weight welfar wounde wrongd youll yourse
    """,
    4.0: """
        absurd adequa admiss adopt afterw aircra aired alarm aliena aligne alive altoge amnest analyz anchor annive
        anxiet apartm approx arab arguab assass assump asylum austra award backer bag bankru bannin bargai beatin
        bed bet bin blamin bold bond bother brain bullet bunch bus busy calm cancer carbon casual cell certif chapte
        charit choosi chroni clashe classe cliff clip coal collab compen compil compon compou concea concre consol
        cop counti creden crew critiq crossi crowde curb curtai dc dealt decent decrea deduct defaul defian denyin
        depth descen devote diagno dialog digit dignit dimini discon disgra dishon disman dispat distor donate
        downpl draft drama drone drove effici egypt emissi empty endang endles endure energi enhanc enjoye epidem
        equity equiva eu evange excell exclud explod factio fairne fantas farm faster fault feared feed film fixed
        flat flawed flexib flip flying foreca foreve formed foundi frame framew freshm furiou gainin garner genero
        gift grab grassr grave greatl gross harsh helpfu hero hole horrib horrif hostag hypocr ideal ignori illnes
        immine inaccu inclin inclus incomi incorr india infamo inflic inhere inner instal invasi invoke ironic
        issuin jeopar jet jumped kicked kingdo la labele landma landsc lastin laying liabil lied lifeti lifted liked
        likeli litiga locate lock loomin loopho loved loyal lt mainly managi medici mere midst migrat mirror missed
        monthl moreov motive mounta mounti movie music naviga nonpar notori novel o obsess obstac offset opt org
        overre painfu paint palest passe petiti philip pickin pitch planet playba pleade plot poised poison polici
        pollst pool postur prayer pregna prescr propon purpor quietl react realis rebel rebuil rebuke recipi reckle
        reconc recons recoun relent remote resona retail revise revisi revive ride riot rocket rollin route row sad
        safer saved scheme scramb seize shadow shake shell shelte shifti shocke shocki shoot shoote shrink sight
        sister slamme slowly soft solici soul specta spike spin spy stamp stark stem stumbl stupid sue sued sum
        summar superi suppre sworn sympto tackle talent tape teleph terrif throwi thrown timeli tired title titled
        tomorr touted tragic transa transm treati truck turkey uk uncove undert unexpe unfold unilat unite unleas
        unnece unrest unsubs unsucc unsupp unwill upheld verify viewer viral visibl visiti vocal voiced vs wantin
        watchd web wed weigh weighe whenev whip wider wisdom witch withho workfo worldw wound yeah yemen youd youth
    """,
    4.25: """
        abolis accomm acquir adhere admira adopti airlin airstr alarmi albeit alcoho alien alike alloca alter amazin
        ammuni amplif animal applyi arbitr articu aspira assumi atmosp authen auto avoidi awaren awful band bankin
        banner beauti betray biased bizarr blast blind bloc blunt brazil briefl broker bubble bulk burn burned
        burnin button calend castin censor census chad chairw chargi chart cheap checke checki cheer chip civic
        clash climb clock closur cloud collar collud compas compos cool costly countl coup crackd craft crash crise
        cyber databa deepen defect defund delete depict derail destin dig dirty disgus dispos disreg doctri downto
        drag dubbed duck dying dysfun elabor elderl empire enact entran entrep envisi erupte etc ethica eve everyd
        exacer exagge exhaus expedi exposu fallou farmer fatal felony fence finali firmly fixing fled fleein flew
        floate flood foe footag footba forcef forgiv forgot format formul foster fracti fun gear geogra gold golf
        gonna grade grappl gridlo gunman gut habit hacked hackin hair handgu hang hardes hat hatred hawk heated heel
        helico hesita hidden hiding highwa hint horse humili hurdle hurtin ignora impass imperi imposi inabil incons
        inflam inheri injust insigh instin insuff insurg inters intimi invali invent invita iraqi irony irresp italy
        itll japane journe jurisd killer knock lament landed laugh lawful lean leftis leg lieute likewi linger
        lockdo logic lone longes longst loose loser loud lunch maneuv manife marche math maximu meanti midnig millen
        mine minimi mob mobile mocked mom mood mortga mount mouth multi mutual myster needle nervou nightm nonsen
        northw notifi nurse obscur occupa occupy okay oppres orches outrea overlo overst owe owners pack packed
        painte pakist panic passen pathwa pause payrol peak peer pipeli placin plague plain plaint plausi playbo
        podcas pollut poorly port postin postpo pragma prelim premis pride prolif pronou propor protoc provoc provok
        quit rage raid rail random recept redist refrai regain rein relian relied relyin render renewa repair resent
        retiri ring risen rolled rough rumor safegu salary sample scream script seques sevent shame shoppi shore
        shorta showdo shutte shutti sideli simult sincer sky slate slaver sleep slogan smooth soil solida sooner
        sophis sorry sounde sovere spanis stable stalle stando statin staunc steel steppi sticki stolen strip surrog
        sway swept swift takeaw tally taught teachi teen tenden tense theate theft thin threw thwart tiny tortur
        touche toxic tran transg trauma treaty tree triump twenty ugly unanim uncomf undeci undere unifie uninte
        unlawf unname ups upward urgenc vacati vague valid valuab ventur verifi viable viciou volume vow warfar
        warmin wary weighi wherea whoeve whove wild winter wire wise wishe workpl x xi yield
    """,
    4.5: """
        abidin abrupt absorb abused acquit addict admire agreei aiming align allied angere anxiou anytim appall
        appreh archit archiv arena arise array arrivi artifi assail assura astoni audit avert awaiti awarde awkwar
        backdr backfi backwa bailou balk ballis bare barrag barred barrin baseba basket bathro batter battli behave
        bench bigotr biogra biolog blatan blown boaste boom booste boosti boot bottle bounda boycot brave breakd
        breakt brilli buck bully bump buried buyer bypass canadi cease cellph chant chaoti charte cheape clarit
        classr clause clue coffee comeba concei confin congra convey courte crafte crashe crippl cruel crusad cuba
        culmin cybers cynica dad dance dating dealer debati debunk delayi demean deposi depriv desert deter deterr
        dire dirt disabi disabl disadv disdai disinf dislik disord disqua distru divert dossie downtu drafte drasti
        dresse drink drinki dry dubiou dumb ear easing eat echo editio elder embold empath enrich entren equipp
        essay essenc evacua evolve exhibi expend extern extrac fabric facto factua falsel farthe fascis femini
        fictio flaw foolis forbid formid forthc fossil fragil framed freely freeze fright fringe frontr fruit funera
        furlou fury gestur glad glass grace granti graphi grasp grass gratef gravit grieva grim grip grocer gubern
        hack hacker hailed hangin harbor hardli harmfu heartb hey hinted hoax holy homele honore horizo horror
        hostin huntin immune immuni impris impuls inadeq incarc indefi index ineffe inject insert intima intrus
        invade irrele jihadi jobles knee lab lacked landsl lane lately leakin lectur lesbia lethal liar librar
        liftin limita loaded logica logist loom loweri loyali luck ly mad mariju matche md medium memora metric
        militi minima misinf misled mitiga mo mock mode mogul moneta monume morall naming nasty neck nod noise nose
        ny occupi orderi ouster outspo outsta overla overly overri pa pact parall pardon parkin pastor payche pen
        pensio peril pharma pilot pivota plunge pm pop poster pound praisi pray precin predat predom prejud premat
        previe print prolon propel proxy punch pure pushba pushe quanti quaran quest radar rallie rallyi ramp reacte
        recapt remedy renew rent reprod rescin resemb restar revolt rewrit rigged rightl ripped risky rollou rooted
        rushed sadly safely sake sanctu sand scare scared scary seeker segreg semi sensib servan setbac shall shaped
        shapin shatte sheet shirt shoe shorte shoute shouti shy sided sin sink sixth skille skin slam slated slave
        slides slippe slowed smear smile smoke smokin soften softwa sole song soundi southw span spark spouse spur
        spying squeez stagge stagna steadi steal stereo stripp studie studyi stunne subtle supers suppli surpas
        surren swath swiftl takeov tale tap tapped tasked teach teleco thanke therap thereb thirty thrill thrive
        tide tier tobacc totali touris tout toutin tracke tracti trajec tune turkis turmoi twist unarme unauth
        underp undo unhapp uninsu unpred unrela vaccin vary vastly venezu venue verdic vettin vigoro villag vindic
        virtue visito volati vt waited warm warrio weddin wherev wildly wore worryi worsen worshi worthy wrestl wsj
    """,
    4.75: """
        abide aboard abusiv accumu actres adaman aged altere ample ancien anecdo animat antago appara appeti ar
        arroga arsena artist ascend athlet audio autono bail balloo banker barrel bearin beaten bell belove benchm
        bent bite blanke blessi blew bloody blowin bluntl boast boat bomber bombsh botche bounce brande breakf
        bullyi burst bust buzz camero captai captiv cartoo caveat cement cent centre charis chase chatte cheere
        cheeri chest chicke chunk cleane cleari clerk clicki climbe clinch clothe clothi comedi compri confes confor
        corrob coward creato criter crude cruise crushi crysta cuban cure curiou cybera damn dare dated dawn dear
        debacl decenc decept deflec defy degrad demago demoni deregu deride despis destab deteri disres dissat
        distre ditch divorc doomed downsi dragge dress dump earner eating edited egregi egypti electa en enduri
        enjoyi enlist envoy espion evolut excerp exempl exoner exposi extort faithf fame fearfu fearin feud fever
        fiery fifty fillin firefi firsth flame flatte flee floodi flurry fold fool forest forge forty fractu fraugh
        freed fuelin funny ga gaffe gentle grabbe grandf grandm greenh greete halted hamper handin harden hardsh
        harmed hashta hated haul hence heroe hometo homici hondur honora huddle humor hypoth hyster icon illegi
        immens impart impera implie imply inacti inadve incapa indisp infant influx infrin injunc input interm
        italia joked joy judged junior kickin kidnap knocke lackin landin lapse lashed lasted laughi lebano legend
        lesser lined lining loudly lucky luxury magic magnit mall mansio markin marry meal meat median meltdo memoir
        metal metrop minus misdem misgui misrep misste misund mockin mortal mosque mounte movy munici museum muster
        myth namely naval nd neglec neo newsro notify nuance ocean offsho oldest opted oral orthod ostens oust
        ousted outdoo outgoi outlaw outloo outsiz overhe overru oversa oversh parade parano pepper persec perver
        philan phony pickup pile pitche pivot plate pledgi plumme plural podium polled poorer pot poured powere
        preach precau precio precip preval pricin prone prop pruden purely quotin railed rain rampan rapist ratche
        rated raw rd reaffi realm reboun reckon redact redefi reimbu reinst reliev replic reply reset respir resurg
        rethin retwee revoke riches riding rift rigoro rip robber robot rocky rogue ruin sacred salon savvy scatte
        scrap scratc seated secrec secula sensat shamef sharpe sheer shortc shout singap sizabl skyroc slice slip
        slowin smarte smuggl solar solved somali spain spell spiral spotte sprawl spurre staged statue steali steep
        stemmi stockp straw stride stubbo stump subcom substi subver summon superm surged surger surgin sweep tackli
        tag tailor tended tent thread throat thumb tilt timely ton torn trace traced traili trappe treaso tribal
        tribe trick tricky triple trumpe tuitio twin unacco unansw unawar uncle undoub unequi unfavo unify unjust
        unlimi unrave upgrad uphill uproar uptick uraniu utilit utterl vacanc valida vanish veheme verbal verge vet
        vetted viewpo vigila vowing waiver weekda weird whatso wholes wireta wished withhe worldv wrap wrappe www
        xenoph
    """,
    5.0: """
        abunda abusin acre acute adapt advent advisi afflue ag aging agitat aided airing airpla alarme algori alt
        ambigu amend analog ancest angle animos anthem appeas ardent argent arming arose ashame atop atroci automo
        aviati await backst backup basele bearer beauty bedroo behold beneat bettin bilate bindin bird birthd blasti
        blogge bloods bluepr bogus bone boomin boring bosse bow boxe bragge brandi brazen brewin briber brink brushe
        ca carava cared caring cartel casino cat catchi cave chante chanti chat chilli chorus circus classm cleani
        cleara clever cluste coach coales coasta coerci cohere coloni comedy commem commut concur condol consec
        contag correl courth courti courtr covert crafti crop crown crumbl crush crushe crying cue cultiv curve
        damnin daunti deadlo decrie deem defenc defere delica deligh delusi demise dent denucl deplor derive detrac
        detrim devise devoti diggin dilemm dilige dip disarm discer discha disenf dismal dismay disper dissem dissol
        dive diverg dividi dogged domain doom dose dot doubli downlo downwa drafti draggi drain drill drum durati
        echoe echoin eighth elusiv emaile embark embatt embedd embodi embroi empiri encomp endeav enshri ensuin
        entail envelo epicen equati errone escort espous evolvi exciti eyebro facult fade falseh fare fascin fastes
        fat fatali fatall feasib felon fertil figuri filter firest firewo fish fishin flagge flash flavor flippe
        floode flouri flower flowin flu fodder footin footpr forefr foremo forese forfei forged formin framin fraudu
        fray funnel furor galvan gauge generi geopol gerrym glarin glimps glitch grandc grandp grands greece greet
        grief guarde guatem guided guilt gunfir gunsho gym hatefu haven hawkis headac heal healin hearte heartl
        hedge hijack hollow homeow hourly hub hug hugely humane hung hungry hyper idiot ignite immora impede impend
        implor inch inconv incorp increm indiff indire indisc induce inexpe infilt info infuri inmate insane insens
        instab insula intact intel intole intrig invisi inviti invoki ire irelan iron irregu jab jailed joking
        judgin jumpin keen kitche knife knocki labeli labora lambas lame laptop laughe laught launde lawles lawn
        layer layoff leaker leap len lend lendin levele levy libyan lifest lightl liner linkin lip listin load
        lobbie locali lotter loving lowere lucrat mainla mainte malign mantra marchi masse mathem maximi meddle
        mentor messen messy metaph metro microp mild mining mistre modifi monopo monste morali muscle myriad nail
        naive neglig neuros newest nickna nigeri noble nursin nut ominou openne opioid optic outcry outfit output
        outset outsou outwei overdu overth owed owning painti panick paperw parado paragr paraly passiv patron payer
        perjur pervas pessim petty pill pillar pin pionee pipe pit poland polish polite pourin preemp premie presti
        printe probin prophe proudl proxim pump punche puniti purple puzzle q quid racing raging ramifi rampag
        ramped ranked rant raped ratifi ratio rattle readil rear reasse rebell rebuff rebutt reclai recuse refine
        refund relaxe reloca remini renego reperc repudi reshap resili reveng revere revolv righte riskin robbed
        roundt royal rubber runoff rushin sabota saga sampli satell savage scathi scored scrapp sealed seizin seizur
        seller severi sexist shaken shakin shareh shelve shine showca shrug shrugg sidest sidewa siege silly simpli
        singer sixty sketch skippe slammi slap slashe slaugh slew slide slim slot slowdo slur soared soarin sober
        sociol solidi solidl solvin spare spearh specte specy spite sponta squad stadiu staffi stalem stalwa staple
        startl states steadf steam steer sticke stir stole stomac stonew stopga storme studio stunt stymie subway
        suing suited superp supple surplu swamp sweden sweet switze syndic syndro taiwan tall taste taxati teeth
        tentat thankf theore theori therea tightl tippin topple touchi toy traded trader traile trait trap trash
        trendi tribut trickl trivia troll trustw truthf tumble tumult tunnel turbul tweak tying tyrann umbrel unbeli
        unborn unchan unconv undeni undisc undue unfit uniden unifyi unreal unreas unsett unstab untrue uprisi
        upside utter vacant vacuum valued vaping varyin vessel viabil viewin villai visual void vying waged waging
        wander wareho wasted weaker whod wholly whoppi wildli willfu wiped woe woke wow wrench wrongl xl yellow
        zealan
    """,
    5.25: """
        abstra accent accust acquis activa adjudi admoni aiding aint airwav alerte allevi alumin anarch angril
        antitr apocal arbite atomic attain audito awaite awaken backlo bait balked baseme bashin bat beef beer
        behead bemoan biase bigot bind blank bleedi blunde bn boil boomer boon bore bracin brag brass brick brigad
        brush buddy bull bury buse callou carele carica carve chasti cherry clemen climbi clout cohort commod con
        confis confla cope corrid costin cousin cracke cracki cried cult curbin dailyc deck declas decora defama
        defer defyin despai detona diet dime dimens dioxid disaff disavo discom disgui dising dispen dissid doubte
        downgr drilli drough dug dust dwindl eased eclips edged egg eleven elicit emerit eminen emphat enabli enacti
        enligh entang epic erase erode euro evenly exaspe expell extrad eyed feedin fencin ferven festiv fiasco
        fitnes flagra flanke flatly flippi floati flown fluid forcib forecl forens foul frenzy frozen galler gamble
        garbag gavel genius genoci girlfr glance glove grabbi gratit grenad hail halfwa hallwa haltin handil happin
        hardwo harshe hater hazard heck hefty heroic hinder hinge homoph homose honori hopele housed humble hungar
        hunger hush hyperb iconic ideali illici illumi impedi imperf impove incite indign indoor inelig inroad
        insecu iphone irish irrati irrita jam juror kilome ku lap lashin lauded le legion lessen liaiso lifelo
        lighte lightn likene limbo liquid lit loadin logo loop loosen lootin louder makesh malici mantle manual
        marker matchi mega mercy meter mindse miracl misera mishan misogy missta misuse mocker monger mourni multim
        nearin needin nefari nerve nether newcom newfou nightl nonvio nonwhi noon notwit nutrit onetim onslau opting
        orbit outdat outlie outnum outpac outspe overdo overta overti palace pale panned par paramo pathet pathol
        pediat penali pencha penetr penned perilo pertai pet pie pig piled pistol pizza plainl plank plante plasti
        plead pleadi pleasa pleasu plight plotti porn portfo posing pretex proact prosti psychi pullqu punchi quippe
        rampin reauth recrea recurr redire reflex relax relega relish repris resett resoun restru retort retrib
        retroa reunit revamp richer rippin ripple risked roadbl rocked ruthle salute salvag saniti scaled scarce
        scorch sectar seed semina serial sexism shippi shook shotgu siblin simmer singul sized skip slain slash
        sleepi slower snap snow sour sparki spate spree stacke stall stateh stiff stifle stigma stint stipul stirre
        storag streak stripe stroke submis subord suck sudan suscep swallo swipe tamper tangib tappin tarnis tearin
        temple tempta tenth terrai theatr theolo thick thinke thrivi thrust ticked toilet topped toss tossed tracin
        traito trove tuned twelve twiste ubiqui unchar unchec uncomm uncont unethi unhing unioni unload unoffi
        unpaid unseat unspec unsurp unsust unthin unwant upbeat upende usatod useles utiliz vacate vandal variat
        vetoed vouche vp wastin waving wedge wheel whispe wideni wield windin wine wither withst wive woo worn
        wouldv yelled yellin
    """,
}

LEVELS = {stem: weight for weight, stems in _STEPS.items() for stem in stems.split()}
