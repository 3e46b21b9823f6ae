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
        after americ any can could democr do even first govern had i into its just last like nation no now our over
        people politi report republ say so some state than them those two when you
    """,
    0.75: """
        agains back becaus before being come countr day did during get going him house how includ made make many may
        month most only public right s should still suppor take these think told washin way week well where while
        white
    """,
    1.0: """
        accord admini anothe believ betwee both called campai case change commit congre contin contro critic direct
        dont down electi federa former genera go good group her here issue know law leader long member much need off
        office offici own part party person point policy questi recent respon same see she since such then thing
        though three throug u under us very want whethe work
    """,
    1.25: """
        action alread among appear around asked attack author bill call candid care clear commun concer conser
        consid decisi depart didnt differ doe econom effort end every expect fact far follow happen health help high
        histor import increa invest job least left less likely look making mean media might millio must my never
        next number partic past percen place plan possib press proble protec provid put reason remain saying secret
        securi senate show sign statem story term today too top united use vote why withou world yet york your
    """,
    1.5: """
        across act actual added addres again ago announ associ away based become best better big busine came center
        certai challe chief commen contri court curren deal debate doesnt doing done each earlie early effect enough
        face family few find force found four give given gop got hard home howeve im inform instea intere intern
        interv justic keep later legisl let line little live lot major majori matter me money move mr once order
        organi positi post potent power proces progra real really record relati releas repres requir result run
        second seem seen sen senato servic set severa side social someth strong sugges system talk threat took
        trying tuesda unders univer until used voter war wednes workin
    """,
    1.75: """
        able accoun activi additi advise agency allow almost along alway anti anythi attemp behind billio cant
        chairm charge citize city claim close cnn coming compan comple consti contra course create cut d daily
        decade decide defend defens delive descri despit discus employ entire event ever eviden exampl execut explai
        fight financ five foreig free friday friend full furthe future gettin great hand having head held himsel
        hold hope hour idea image immigr indivi instit involv isnt key kind known large late lawmak lead led legal
        level libera life man manage measur meetin messag milita moment monday mornin name nearly night nothin often
        old open operat opposi outsid pay poll popula presen previo primar privat produc promis propos r race rather
        read receiv rep return role rule runnin russia school senior seriou signif simila six small specia speech
        spokes stand start step stop strate succes sure taken taking target tax team tell theyre third thursd toward
        try turn twitte using video view went win within word wrote
    """,
    2.0: """
        accept access accuse advert agree ahead ally analys answer anyone approa approv area ask attent attorn bad
        battle began benefi black border bring califo callin cannot chance childr compar conduc confer confir conten
        cost counte crimin crisis danger data death declar declin demand detail develo diffic distri dollar either
        email emerge enforc especi establ everyo everyt experi expert expres failed feel figure focus forwar fox
        front gave ground half hearin hill hit human identi immedi indepe indica initia intell itself journa june
        latest leadin leave local lookin lost low march market meanwh medica middle necess needed nomina nomine
        north novemb offer opinio opport oppose pass passed perhap photo play police practi prepar pressu preven
        probab profes progre rate reform regard regula relate remark repeat reques resear respec review risk sense
        share short simply single someon soon source south speak speake specif spendi staff stay street sunday
        suprem talkin terror texa themse thousa togeth tried true union vice victor violen wall wanted wasnt watch
        whose willin women won wont worked worker wrong young youre
    """,
    2.25: """
        abilit acknow adding advoca affect agenda agreed agreem aide air allege allowe althou am amount appare
        appeal april arent argue argued argume articl avoid base became begin below beyond bigges board book break
        brough budget build buildi c capita capito caroli cause centra check china choice civil claime class click
        co colleg com common compet compla conclu condit confid connec conven conver copyri counse covera crime
        design determ docume dozen due educat eight electe else engage exactl exchan expand extrem fall favor fear
        fellow final fire florid focuse form freedo fund fundin giving global goal goe gov greate growin gun heard
        helped higher hundre illega impact improv indust influe inside insist issued januar judge july killed lack
        largel launch lawyer limit list longer lower m meet men met mind minist minori minute moveme n near negoti
        networ newsle non note noted oppone origin paid period permis predic pro projec protes publis push quickl
        raise raised rally reach realit recogn refuse reject reuter reveal room saturd saw seekin self sent separa
        serve served sery seven shot showed signed situat someti speaki spent spoke standa starte strugg study
        subjec surpri th trade travel turned tweet tweete ultima unlike violat virgin voted voting weapon weve whole
        whom woman wouldn
    """,
    2.5: """
        above absolu achiev add advanc affair afford africa age aggres allega alone amendm amid ap appoin asking
        assaul assist attend august availa averag backed ban bank beginn behavi bipart bit block celebr charac
        clearl closed collea collec commis compli confli conseq consis consum contac corpor correc couldn county
        couple cover creati credit cultur damage decemb deep defeat defini demons denied depend deputy disapp dismis
        divide door doubt e east easy editor electo encour ended endors energy ensure enviro era essent estima
        europe eventu except extend eye facebo facing factor failur fair fbi februa felt field fighti finall findin
        fired firm floor forced founda founde fully gain game gather gone growth guy hasnt hear highli holdin host
        huge ill impeac income indeed instan insura intend intent iowa ive judici knew larges leavin letter limite
        listen living llc lose love main mainta mass massac massiv maybe mayor meanin mentio modera monito mostly
        moved moving multip neighb none nor obamac object obtain obviou octobe offere ohio online option parent
        partis partne path perfor phone piece planne pointe powerf pretty price princi priori promot proper prosec
        prospe pushed pushin puttin quite ran re reache ready red reduce referr reflec region rememb remove replac
        reprin reside resour rest restri rise safe safety schedu seat seek seemed send septem showin signal site
        societ soluti son sort sought southe spend spread stage standi status streng strike studen substa suffer
        summer suppos survey suspec taxe techno televi tellin test thank theyve thinki tie total tough town tradit
        transp troubl trust truth tv update value vetera victim voice warned warnin watche wealth websit weeken
        whatev wing winnin witnes worse worst worth write writte yes
    """,
    2.75: """
        abuse accomp acting active admitt advant agent aid allowi altern annual apply approp arguin arizon arm armed
        arrest arrive assert assess audien balanc ballot basic basis becomi belief bid blame body broad broade
        bureau buy car career carrie carry cast caucus caused centur chambe child choose circum cited climat coalit
        combat combin comman commer compro confro constr consul contai contes convic convin cooper corona corrup
        counci crowd custom date dead debt deeply degree deserv destro died diplom disagr disast disclo disput
        divisi domest domina double dramat drive drug elimin embrac evenin expens faced facili faith false famili
        father featur fewer file filed fiscal fix food formal freque frustr fundam getty handle havent heart hell
        helpin highes highly hospit hurt ideolo ignore imagin implem impose incide intens interf introd iran iraq
        islami join joined justif keepin kept kid killin labor land langua larger learne libert lie light looked
        losing mandat margin materi meant mexico missio mistak modern mother muslim named narrow natura nbc negati
        neithe nine normal nuclea observ offens ongoin openin otherw outcom overal overse overwh p panel paper
        paying pennsy per physic pick pictur played playin please pledge pollin poor praise prefer prime prison
        privac probe procee profil promin prompt prove provis purpos quarte radica raisin range reacti readin realiz
        recove refere regist religi remind resign resist retire revers rhetor rising rival road roughl ruling sancti
        save scanda scienc search secure seeing select settle sexual shared shift shooti shown signin simple sit
        sound star starti surviv syria table tempor ten testif track transf trial type typica underm unless upon
        urged usa variou versio via visit vulner wait water widely wife wonder worrie worry
    """,
    3.0: """
        abando abc aborti accura accusa adult aftern aimed ambass apolog applic army aside assume attrac aware b
        backgr backin beat behalf bigger blue boost born bottom breaki brief briefi bringi broke broken brothe built
        calif camp cancel captur carefu caught cautio ceo chair changi chines church citing civili claimi classi
        closel closer colora column comfor compre condem consen conspi consta core count credib crucia cycle daught
        deadli dealin defici define delay deny deport desire displa distan distin divers doctor donor draw drew drop
        droppe duty easily ed elect elemen emphas ending enemy enlarg enter escala everyb examin exerci exist existe
        existi expans expose extens fail failin fast favori feelin fell fine finish folk fourth fundra gas georgi
        german gradua grant grow guaran guard h hall hampsh happy harder hate headli heavil heavy hed homela honest
        hopefu hoping http husban id implic imposs inbox indian infras inquir inspir instru integr israel jersey
        joint kentuc kill king knowle korea lawsui leanin learn legiti length link litera longti loss magazi mainst
        manufa michig mid midter mile model motiva ms murder narrat nature newspa nobody northe notice noting occasi
        occurr odd offeri oil opened ordere outlet outrag oversi owner packag pandem passin patien paymen peace
        perfec perman planni platfo plus posted pre presum prior proced prohib pull punish purcha pursue qualif
        racial racist radio rank rating recall recess recomm regime relief repeal replay reserv resolu resolv restor
        revenu rich round sale san scale scene scient scruti season sector sendin servin settin sex shortl shut
        shutdo sittin skepti slight slow space sponso spring st staffe stake statio stood stoppe straig stress
        struck style succee sudden surrou suspen swing t tactic talked task taxpay techni tend tensio testim theory
        thus toggle tool trail transi treasu treate treatm trend trilli trip troop truly turnin twice ukrain unclea
        unempl unfort unprec usuall vast virtua volunt wage waitin wake walk watchi wave welcom werent wester wide
        wiscon withdr writer writin zero
    """,
    3.25: """
        academ ad ads advice afghan aim alongs ambiti angele anger angry anonym antici anybod apart aspect atlant
        automa bar basica begun blamed blocke bloomb blow branch brand britis burden cabine calcul capaci card
        carryi cash catego cbs channe chicag cia clean closin club code collap columb compel comput confus contem
        contex coordi covere covid cross cuttin deadly delega delibe deploy desper destru device dictat die discou
        discov discre discri diseas disrup dr drawn dream driven drivin easier easter electr eligib elite elsewh
        embarr emotio engine entere enthus entitl equal error estate exclus explan explic extent extrao f fairly
        fake famous fill filled firing fit flag fought franci frankl fuel functi funded gap gay god gotten grand
        grante grew guilty handli harm hersel hispan honor hostil hotel housin humani illino impres incred incumb
        indict infect inspec interp invite isis island isolat jan judgme laid legacy lesson licens linked lived
        lobbyi locati los lying machin marked marria maryla memo mental method minimu missil moral msnbc net nevada
        newly notabl notion npr numero obstru older onto openly optimi outlin partia passag patter pentag permit
        perspe persua picked placed plenty portio portra povert preced preser presse profit pulled qualit quick
        racism rankin rare reachi reduct reelec refuge releva rely reputa revolu roll root routin ruled saving sell
        sensit senten sentim sept severe shape sick signat size smalle soldie somebo somewh specul split spoken spot
        square stance stated statis stock store strang stretc strict struct stuff subseq subsid super supply survei
        sustai symbol tea teache tech terrib territ text theref theyll tied tone topic totall traffi traini transc
        treat trigge unable uncert unfair unique unusua v va vehicl vermon viewed virus vision vowed weak widesp
        winner wish y yester younge youve
    """,
    3.5: """
        abroad accusi actor adjust admit advers affili afp afraid alabam alert allian anyway anywhe applau applie
        apprec arkans arrang arriva assemb asset assure attitu backla badly barrie bear bengha bia blood bomb boston
        box boy breath bridge broadc brutal buying cable camera canada catch chain champi chao chose chosen circle
        circui cleare client coast cold collus color conced concep consci corner corp corres dark dedica delaye dem
        demogr denoun detain devast digita dinner distra donati drawin driver dynami eager earned earnin earth edge
        enable encoun enormo enteri entry episod equipm ethic ex exempt exit exploi explor explos export extra
        fallin fan fashio favora fed female fifth fighte filing flight flow focusi forcin forget forth fortun france
        fraud french fresh g gained gender genuin giant girl google grown guess handed handfu harass hardly harvar
        headed headin headqu height hire hoped hot househ incent inevit innoce insult intera interi irania item jail
        jury k knowin lady latino lay leak learni legali legall levera libya loan louisi mail maine male manner map
        memory merely mexica migran minnes minor miscon mislea missin missou modest moscow mrs myself nonpro nov
        obliga oct oh op ordina ought oursel outbre oval overha overtu owned pac pain park patrio penalt percei
        perpet persis photog phrase pic plane plant player pocket pointi polari populi pose precis preten privil
        proof proud proved proven pundit pursui quote rarely ration realdo recrui reduci reluct reopen replie restau
        resume revela ridicu rifle runner rural satisf saudi scenar schola score screen sea sectio seemin sellin
        sharin sharp silenc smart solve someho speed spirit spotli stayin steady steppe stick striki string stuck
        submit subpoe suburb suffic suicid suit summit surfac surge suspic sweepi switch syrian tank tear temper
        tenure testin theme theyd throw ticket tolera tonigh touch toughe train turnou uncons underl underw undocu
        unit upcomi upset urban urging user usual utah valley visite vital walked warn warran weaken wearin weekly
        whistl wind window zone
    """,
    3.75: """
        absenc absent accele accide acted adopte adviso affirm afterm agricu airpor aisle alaska allegi anymor app
        apple arabia art asia assign attach attrib avoide baby ball banned barely beijin belong beside birth bitter
        blaste blocki blog bolste bombin borrow boss bought bound breach briefe bright britai broadl campus cap
        capabi capabl catast causin ceilin centri ceremo chemic circul cite clarif clinic closes coinci comply
        concen conces copy courag coveri crack crazy crosse cry custod dakota damagi dean dec decidi deemed deeper
        denial desk detect detent discip dispar dispro dissen distur dog droppi earn ease echoed elevat embass
        emergi empowe enacte engagi englis enjoy enroll ensuri enterp entert entity equali equall escape et ethnic
        evalua everyw evil exact exceed excess excite excuse expire fallen fate favore feb fee feet fierce filibu
        finger firear fla fly foot forum fueled fulfil gang gen globe guardi guest guidan guide guidel hadnt halt
        hammer heat herita hike hired hiring hittin holida hollyw hosted hunt ice illust improp inappr inaugu incomp
        inequa inflat injure injury innova insure interc interr irs japan joinin joke jordan jump kansa kick korean
        ky l label latter leaked lettin lift limiti listed lobby locked london losse lowest loyalt maker manhat
        manipu marine marrie mask master match mate mechan meddli memori merit mess minded miss mix mixed mobili
        motion native nearby neutra nevert nice noneth norm nowher oath occur offend ok oklaho orient outrig overco
        overni pace pacifi pair paris parlia partly passio patrol peacef pendin percep phase phenom philos plea
        posed posses predec premiu pressi prevai procla profou propag provin psycho pullin qaeda quiet quo quoted
        rangin rape rapid rapidl reader reassu refer refusa refusi regret reinfo reiter reliab remova removi renewe
        rescue resort restra retain retali retrea reward rid robust rock rush sacrif sat scope segmen seized server
        sharpl shed shield shifte ship shock shop silent skill sold solely solid sparke spectr sport stabil statew
        statut stayed stimul stoppi storm strain stream stunni subscr superv surely sympat tariff teenag tennes
        termin tested thorou thresh tight tighte timing tip toll tour tower tracki tradin traged traine transl
        tremen truste tweeti unacce underc underg unifor unity unknow unpopu unveil uphold upper urge urgent useful
        variet versus veto vietna visa vox walkin waste weakne wear weathe weight welfar wounde wrongd youll yourse
    """,
    4.0: """
        absurd adequa admiss adopt afterw aircra aired alarm aliena aligne alive altoge amnest analyz anchor annive
        anxiet apartm approx arab arguab asian assass assump asylum aug austra avenue award backer bag bankru bannin
        bargai bay bbc beach beatin bed bet blamin bold bond bother brain breitb bullet bunch bus busy calm cancer
        carbon casual cathol cell certif chapte charit charlo childh choosi chroni clashe classe cliff clip coal
        collab compen compil compon compou concea concre consol cop counti creden crew critiq crossi crowde curb
        curtai dc dealt decent decrea deduct defaul deferr defian denyin depth descen devote diagno dialog digit
        dignit dimini discon disgra dishon disman dispat distor dnc doj donate downpl draft drama dreame drone drove
        effici egypt emissi empty endang endles endure energi enhanc enjoye epa epidem equity equiva eu evange
        excell exclud explod factio fairne fantas farm faster fault feared feed film fixed flat flawed flexib flip
        flying foreca foreve formed foundi frame framew freshm furiou gainin gallup garner genero gift grab grassr
        grave greatl gross gulf harsh hawaii helpfu hero hole horrib horrif hostag housto hypocr ideal ignori illnes
        immine inaccu inc inclin inclus incomi incorr india infamo inflic inhere inner instal invasi invoke ironic
        islam issuin jeopar jet jewish jumped kicked kingdo kremli la labele landma landsc las lastin laying league
        liabil lied lifeti lifted liked likeli litiga locate lock loomin loopho loved loyal lt mainly managi medici
        mere miami midst migrat mirror missed missis monthl moreov motive mounta mounti movie music nato naviga navy
        nonpar notori novel o obsess obstac offset opt oregon org overre painfu paint palest passe petiti pew philad
        philip pickin pitch planet playba pleade plot poised poison polici pollst pool postur prayer pregna prescr
        prince propon purpor quietl react realis rebel rebuil rebuke recipi reckle reconc recons recoun relent
        remote resona retail revise revisi revive ride riot river rocket rollin route row sad safer saved scheme
        scramb seize shadow shake shell shelte shifti shocke shocki shoot shoote shrink sight sister slamme slowly
        soft solici soul soviet specta spike spin spy stamp stark stem stumbl stupid sue sued sum summar superi
        suppre sworn sympto tackle talent tape teleph terrif throwi thrown timeli tired titled tomorr touted tragic
        transa transm treati truck turkey uk uncove undert unexpe unfold unilat unite unleas unnece unrest unsubs
        unsucc unsupp unwill upheld vega verify viewer viral visibl visiti vocal voiced vs wantin watchd web wed
        weigh weighe whenev whip wider wisdom witch withho workfo worldw wound yeah yemen yorker youd youth youtub
    """,
    4.25: """
        abolis accomm acquir adhere admira adopti airlin airstr alarmi albeit alcoho alien alike alloca amazin
        amazon ammuni amplif animal applyi arbitr ariz articu aspira assumi atmosp austin authen auto avoidi awaren
        awful baltim band bankin banner beauti betray biased bizarr blast blind bloc blunt brazil briefl broker
        bubble bulk burn burned burnin button calend caller castin censor census chad chairw chargi chart cheap
        checke checki cheer chip civic clash clevel climb clock closur cloud collar collud compas compos cool costly
        countl coup crackd craft crash crise cyber daca dalla databa deepen defect defund delawa delete depict
        derail destin detroi dhs dig dirty disgus dispos disreg doctri downto drag dubbed duck dying dysfun elabor
        elderl empire enact englan entran entrep envisi erupte etc ethica eve everyd exacer exagge exhaus expedi
        exposu fallou farmer fatal felony fence fergus finali firmly fixing fled fleein flew floate flood foe footag
        footba forcef forgiv forgot format formul fort fracti fun gdp gear geogra gold golden golf gonna grade
        grappl gridlo gunman gut habit hacked hackin hair handgu hang hardes hat hatred hawk heated heel helico
        hesita hidden hiding highwa hint hong hook horse humili hurdle hurtin ignora impass imperi imposi inabil
        incons inflam inheri injust insigh instin insuff insurg inters intimi invali invent invita iraqi irony
        irresp italy itll japane journe jurisd killer knock lament landed laugh lawful lean leftis leg lieute likewi
        linger lockdo logic lone longes longst loose loser loud lunch maneuv manife marche math maximu meanti midnig
        midwes millen mine minimi minnea mob mobile mocked mom montan mood mortga mount mouth multi mutual myster
        nebras needle nervou nightm nonsen northw notifi nra nsa nurse obscur occupa occupy okay oppres orches
        outrea overlo overst owe owners pack packed painte pakist panic passen pathwa pause payrol peak peer penins
        pipeli placin plague plain plaint plausi playbo podcas pollut poorly port postin postpo pragma prelim premis
        pride prize prolif pronou propor protoc provoc provok quit rage raid rail random recept redist refrai regain
        rein relian relied relyin render renewa repair resent retiri rhode ring risen rnc rolled rough rumor safegu
        salary sample sandy scream script seattl seques sevent shame shoppi shore shorta showdo shutte shutti sideli
        silico simult sincer sky slate slaver sleep slogan smooth soil solida sooner sophis sorry sounde sovere
        spanis stable stalle stando statin staunc steel steppi sticki stolen strip sun surrog sway swept swift
        takeaw tally taught teachi teen tehran tenden tense theate theft thin threw thwart tiny tortur touche toxic
        tran transg trauma treaty tree triump twenty ugly unanim uncomf undeci undere unifie uninte unlawf unname
        ups upward urgenc vacati vague valid valuab ventur verifi viable viciou volume vow warfar warmin wary weighi
        wherea whoeve whove wikile wild winter wire wis wise wishe workpl yield
    """,
    4.5: """
        abidin abrupt absorb abused aca acquit addict admire agreei aiming akin ala align allied analyt angere
        anxiou anytim appall appreh archit archiv arena arise array arrivi artifi assail assura astoni audit avert
        awaiti awarde awkwar backdr backfi backwa baghda bailou balk ballis bare barrag barred barrin baseba basket
        bathro batter battli beast behave bench bible bigotr biogra biolog blatan blown boaste boom booste boosti
        boot bottle bounda boycot brave breakd breakt brilli brooki brookl buck bully bump buried buyer bypass
        canadi cdc cease cellph chant chaoti charte cheape clarit classr clue cnbc coffee comeba concei confed
        confin congra conn convey courte crafte crashe crippl cruel crusad cuba culmin cybers cynica dad dance
        dating dealer debati debunk delayi demean denver deposi depriv desert deter deterr dire dirt disabi disabl
        disadv disdai disinf dislik disord disqua distru divert dossie downtu drafte drasti dresse drink drinki dry
        dubiou dumb ear easing eat echo editio elder embold empath enrich entren equipp essay essenc evacua evolve
        exhibi expend extern extrac fabric facto factua falsel farthe fascis femini fictio flaw foolis forbid formid
        forthc fossil fragil framed freely freeze fright fringe frontr fruit funera furlou fury gestur glad glass
        grace granti graphi grasp grass gratef gravit grieva grim grip grocer gubern hack hacker hailed hangin
        harbor hardli harmfu heartb herald hey hinted hoax holy homele honore horizo horror hostin huntin idaho
        immune immuni impris impuls inadeq incarc indefi index ineffe inject insert instag intima intrus invade
        irrele jerusa jew jihadi jobles knee koch kong lab lacked landsl lane lately latin leakin lectur lesbia
        lethal lgbt liar librar liftin limita loaded logica logist loom loweri loyali luck luther ly mad madiso mar
        mariju matche md medium memora metric micros militi minima misinf misled mitiga mo mock mode mogul moneta
        monume morall nafta naming nasty nazi neck nod noise nose ny occupi orange orderi ouster outspo outsta
        overla overly overri pa pact palm parall pardon parkin pastor payche pen pensio peril pharma phoeni pilot
        pivota plunge pm pop poster pound praisi pray precin predat predom prejud premat previe print prolon propel
        proxy punch pure pushba pushe pyongy quanti quaran queen quest radar rallie rallyi ramp reacte recapt remedy
        renew rent reprod rescin resemb restar revolt rewrit richmo rigged rightl ripped risky roe rollou rooted
        rushed sadly safely sake sanctu sand scare scared scary seal seeker segreg semi sensib servan setbac shall
        shaped shapin shatte sheet shirt shoe shorte shoute shouti shy sided sin sink sixth skille skin slam slated
        slave slides slippe slowed smear smile smoke smokin soften softwa sole song soundi southw span spark spouse
        spur spying squeez stagge stagna stanfo steadi steal stereo stripp studie studyi stunne subtle supers suppli
        surpas surren swath swiftl takeov tale taliba tampa tap tapped tasked teach teleco thanke therap thereb
        thirty thrill thrive tide tier tobacc totali touris tout toutin tracke tracti trajec tribun trumpi tune
        turkis turmoi twist unarme unauth underp undo unhapp uninsu unpred unrela vaccin vary vastly venezu venue
        verdic vettin vigoro villag vindic virtue visito volati vt wade waited warm warrio wash waterg weddin wherev
        wildly wore worryi worsen worshi worthy wrestl wsj yale
    """,
    4.75: """
        abide aboard abusiv accumu aclu actres adaman aged altere ample ancien anecdo animat antago appara appeti ar
        arroga arsena artist ascend athlet audio autono bail balloo banker barrel bearin beaten bell belove belt
        beltwa benchm bent berkel bite blanke blessi blew bloody blowin bluntl boast boat bomber bombsh botche
        bounce brande breakf brexit brusse bullyi burst bust buzz buzzfe cantor captai captiv cartoo caveat cement
        cent centre charis chase chatte cheere cheeri chest chicke chunk cleane cleari clerk clicki climbe clinch
        clothe clothi comedi compri confes confor corrob coward creato criter crude cruise crushi crysta cuban cure
        curiou cybera damn dare dated dawn debacl decenc decept deflec defy degrad demago demoni deregu deride
        despis destab deteri disres dissat distre ditch divorc doomed dow downsi dragge dress dump earner eating
        ebola edited egregi egypti electa en enduri enjoyi enlist envoy espion evolut excerp exempl exoner exposi
        extort faithf fame fda fearfu fearin feud fever fiery fifty fillin firefi firsth fisa flame flatte flee
        floodi flurry fold fool forest forge forty fractu fraugh fred freed fuelin funny ga gaffe gentle grabbe
        grandf grandm greenh greete halted hamper handin harden hardsh harmed hashta hated haul hence heroe hhs
        hometo homici hondur honora hopkin huddle humor hypoth hyster icon illegi immens impart impera implie imply
        inacti inadve incapa indisp infant influx infrin injunc input interm isil italia joked joy judged junior
        kickin kidnap knocke lackin lago landin lapse lashed lasted laughi lebano legend lesser lgbtq lined lining
        lord loudly lucky luxury magic magnit mall mansio marath markin marry meal meat median meltdo memoir metal
        metrop mich milwau minus misdem misgui misrep misste misund mockin mortal mosque motor mounte movy munici
        museum muster myth namely naval nazis nd neglec neo newsro newtow ninth notify nuance nyt ocean offsho
        oldest opted oral orthod ostens oust ousted outdoo outgoi outlaw outloo outsiz overhe overru oversa oversh
        parade parano pepper persec perver philan phony pickup pile pitche pivot plate pledgi plumme plural podium
        polled poorer pope pot poured powere preach precau precio precip preval pricin prone prop pruden puerto
        purely quotin railed rain rampan rapist ratche rated raw rd reaffi realm reboun reckon redact redefi reimbu
        reinst reliev replic reply reset respir resurg rethin retwee rev revoke riches rico riding rift rigoro rip
        robber robot rocky rogue ruin sacred salon salt santa savvy scatte scrap scratc seated secrec secula semiti
        sensat shamef sharpe sheer shortc shout singap sizabl skyroc slice slip slowin smarte smuggl solar solved
        somali spain spell spiral spotte sprawl spurre staged statue steali steep stemmi stockp straw stride stubbo
        stump subcom substi subver summon superm surged surger surgin sweep tackli tag tailor tended tenn tent
        thanks thread throat thumb tilt timely ton torn townha trace traced traili trappe treaso tribal tribe trick
        tricky triple trumpe tuitio twin unacco unansw unawar uncle undoub unequi unfavo unify unjust unlimi unrave
        upgrad uphill uproar uptick usat utilit utterl vacanc valida vanish veheme verbal verge vet vetted viewpo
        vigila vowing waiver ward weekda weird whatso wholes wireta wished withhe worldv wrap wrappe www wyomin
        xenoph yard
    """,
    5.0: """
        abunda abusin acre acute adapt advent advisi afflue ag aging agitat aided airing airpla alarme albert algori
        alt ambigu amend analog ancest animos anthem appeas ardent argent arming arose ashame atop atroci automo
        aviati await backst backup baptis basele beacon bearer beauty bedroo behold beneat bettin bilate bindin bird
        birthd blasti blogge bloods bluepr boeing bogus bone boomin boring bosse bow bowl boxe bragge brandi brazen
        brewin briber brink brushe buckle ca cairo cambri candy carava cared caring cartel casino cat catchi cato
        cave cbo chante chanti chat chilli chorus cincin circus classm cleani cleara clever cluste coach coales
        coasta coerci cohere col colo coloni comedy commem commut concur consec contag correl courth courti courtr
        covert crafti crooke crop crown crumbl crush crushe crying cue cultiv cup curve damasc damnin daunti deadlo
        decrie deem defenc defere delica deligh delusi demise dent denucl deplor derive detrac detrim devise devoti
        diggin dilemm dilige dip disarm discer discha disenf dismal dismay disney disper dissem dissol dive diverg
        dividi dna dogged domain doom dose dot doubli downlo downwa drafti draggi drain drill drum durati echoe
        echoin eighth elusiv emaile embark embatt embedd embodi embroi empiri encomp endeav enshri ensuin entail
        envelo epicen equati errone escort espous evolvi exciti eyebro facult fade falseh fare fascin fastes fat
        fatali fatall feasib felon fertil figuri filter firest firewo fish fishin flagge flash flavor flippe floode
        flouri flower flowin flu fodder footin footpr forefr foremo forese forfei forged formin framin fraudu fray
        funnel furor galvan gauge generi geopol gerrym glarin glimps glitch gps grandc grandp grands greece greet
        grief guanta guarde guatem guided guilt gunfir gunsho gym hama hamilt hatefu haven hawkis headac heal healin
        hearte heartl hedge heidi hezbol hijack hitler hollan hollow homeow hourly hub huffin hug hugely humane hung
        hungry hyper idiot ignite immora impede impend implor inch inconv incorp increm ind indiff indire indisc
        induce inexpe infilt info infuri inmate insane insens instab insula intact intel intole intrig invisi inviti
        invoki ire irelan iron irregu jab jailed joking judgin jumpin kaiser keen kitche klan knife knocki kristi
        kurd kurdis labeli labora lambas lame laptop laughe laught launde lawles lawn layer layoff leaker leap len
        lend lendin levele libyan lifest lightl liner linkin lip listin load lobbie locali lotter loving lowere
        lucrat mainla mainte malign mantra marchi marie mason masse mathem maximi meddle mentor messen messy metaph
        metro microp mild mining minn mistre modifi monopo monste morali muscle myriad naacp nail naive neglig
        neuros nev newest newsma nfl nickna nigeri noble nursin nut okla ominou openne opioid optic orc outcry
        outfit output outset outsou outwei overdu overth owed owning painti panick paperw parado paragr paraly
        passiv patron payer perjur pervas pessim pill pillar pin pinter pionee pipe pit pittsb poland polish polite
        portla pourin preemp premie presti printe probin prophe proudl proxim pump punche puniti purple puzzle q
        quid racing raging ramifi rampag ramped ranked rant raped ratifi ratio rattle readil realcl rear reasse
        rebell rebuff rebutt reclai recuse refine refund relaxe reloca remini renego reperc repudi reshap resili
        reveng revere revolv righte riskin robbed roundt royal rubber runoff rushin sabota sach saga salvad sampli
        satell savage scathi scored scrapp sealed seizin seizur seller seoul severi sexist shaken shakin shareh
        shelve shine showca shrug shrugg sidest sidewa siege sierra silly simpli singer sir sixty sketch skippe
        slammi slap slashe slaugh slew slide slim slot slowdo slur soared soarin sober sociol solidi solidl solvin
        spare spearh specte specy spite sponta squad stadiu staffi stalem stalwa staple startl states steadf steam
        steer sticke stir stole stomac stopga storme studio stunt stymie subway suing suited sunni superp supple
        surplu swamp sweden sweet switze syndic syndro taiwan tall taste taxati teeth tentat thankf theore theori
        therea tightl tippin topple touchi toy traded trader traile trait trap trash trendi tribut trickl trivia
        troll trustw truthf tumble tumult tunnel turbul tweak tying tyrann umbrel unbeli unborn unchan unconv undeni
        undisc undue unfit uniden unifyi unreal unreas unsett unstab untrue uprisi upside utter vacant vacuum valued
        vaping varyin vessel viabil viewin villai visual void vying waged waging walmar wander wareho wasted weaker
        whitew whod wholly whoppi wildli willfu wiped woe woke wow wrench wrongl wuhan yahoo yellow zealan
    """,
    5.25: """
        abstra accent accust acquis activa adjudi adm admoni aiding aint airwav alerte allevi alumin anarch angril
        antitr apocal appren arbite atomic attain audito awaite awaken backlo bain bait balked baseme bashin bat
        beef beer behead bemoan berlin biase bigot bind bishop blank bleedi blunde bn boil boon bore bracin brag
        brass brick brigad brush buddy bull bury buse callou cardin carele carica carve casey cbn chasti cherry
        climbi clout coat cohort commod con confis confla cope cornel corrid costin cousin cracke cracki cried
        crimea crossr cult curbin dailyc deck declas decora defama defer defyin del despai detona diet dime dimens
        dioxid disaff disavo discom disgui dising dispen dissid domini doubte downgr downin drilli drough dug dust
        dwight dwindl eased eclips edged egg eleven elicit emerit eminen emphat enabli enacti enligh entang epic
        erase erode euro evenly exaspe expell extrad eyed feedin fencin ferven festiv fiasco fitnes flagra flanke
        flatly flippi floati flown fluid forbe forcib forecl forens foul franco frenzy frozen galler gamble garbag
        gavel gaza genius genoci girlfr glance glove grabbi gratit grenad hail halfwa hallwa haltin handil happin
        hardwo harshe hater hazard heck hefty heroic hinder hinge hobby holoca homoph homose honori hopele housed
        humble hungar hunger hush hyperb iconic ideali illici illumi impedi imperf impove incite indign indoor
        inelig inroad insecu iphone ipso irish irrati irrita jam juror kilome klux knight ku labour landri lap
        lashin lauded legion lessen liaiso lifelo lighte lighth lightn likene limbo liquid lit loadin logo loop
        loosen lootin louder louisv maga makesh malici manche mantle manual marker marque matchi medal mega megyn
        mercy meter metoo mindse miracl misera mishan misogy missta misuse mocker monger mourni multim nearin needin
        nefari nerve nether newcom newfou nightl nonvio nonwhi noon notwit nutrit oaklan onetim onslau opting orbit
        ore outdat outlie outnum outpac outspe overdo overta overti palace pale panned par paramo parkla pathet
        pathol pbs pediat penali pencha penetr penned perilo persia pertai pet pie pig piled pistol pizza plainl
        plank plante plasti plead pleadi pleasa pleasu plight plotti porn portfo posing pretex proact prosti psychi
        pullqu punchi quippe rampin reauth recrea recurr redire reflex relax relega relish repris resett resoun
        restru retort retrib retroa reunit revamp richer rippin ripple risked roadbl rocked ruthle sacram saint
        salute salvag saniti saudis scaled scarce scorch scotus sectar seed semina serial sexism shiite shippi shook
        shotgu siblin simmer singul sized skip slain slash sleepi slower snap snow sour sparki spate spree stacke
        stall stateh stern stiff stifle stigma stint stipul stirre storag streak stripe stroke submis subord suck
        sudan suscep swallo swipe tamper tangib tappin tarnis tearin telegr temple tempta tenth terrai texan theatr
        theolo thick thinke thrivi thrust ticked toilet topped toss tossed tracin traito trove truman tuned twelve
        twiste uber ubiqui unchar unchec uncomm uncont unethi unhing unioni unload unoffi unpaid unseat unspec
        unsurp unsust unthin unwant upbeat upende usatod useles utiliz vacate vandal variat vetoed vouche vp wastin
        waving wedge wheel whispe wideni wield windin wine wither withst wive woo worn wouldv yelled yellin
    """,
}

LEVELS = {stem: weight for weight, stems in _STEPS.items() for stem in stems.split()}
