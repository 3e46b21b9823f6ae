"""Titles, roles, kin words and honorifics: words that say what somebody is, and how they tell a reader who is meant."""

import re
from functools import lru_cache
from typing import Literal

from onrecord.text.words import word_set as word_set

HONORIFICS = word_set("""Mr Mr. Mrs Mrs. Ms Ms. Miss Mx Mx. Dr Dr. Prof Prof. Sir Dame Lord Lady Rev Rev. Fr Fr. Madam Madame Mme Mme. Mlle Hon Hon.
    Herr Frau Monsieur Señor Sheikh Sheik Imam Rabbi Father Brother Sister Saint St St. Sen Sen. Sens. Rep Rep. Reps. Gov Gov. Govs. Lt Lt.
    Gen Gen. Col Col. Maj Maj. Capt Capt. Cpl Cpl. Sgt Sgt. Cmdr Cmdr. Adm Adm. Pvt Pvt. Amb Amb. Pres Pres. Det Det. Insp Insp. Supt Supt. Supt
    Messrs Messrs. Senators Representatives Presidents Ministers Governors Professors Secretaries Chancellors Congressmen Generals Judges Justices Drs. Drs Mayors Pope Cardinal Archbishop Bishop Pastor King Queen Prince Princess Emperor Empress Duke Duchess Count Countess
    Ayatollah Mullah Chairman Chairwoman Comrade Judge Justice Officer Detective Sergeant Lieutenant Captain Colonel Major General
    Admiral Commander Brigadier Marshal Professor Doctor President Senator Congressman Congresswoman Governor Mayor Representative
    Minister Premier Chancellor Counselor Counsellor Secretary Ambassador Speaker Councilman Councilwoman Commissioner Chief Coach Nurse Sheriff Inspector
    Superintendent Dean Delegate Assemblyman Assemblywoman Alderman Lawmaker Aunt Uncle Grandma Grandpa""")
WOMEN_TITLES = word_set("""mrs mrs. ms ms. miss dame lady madam madame mme mlle frau queen princess duchess countess empress sister congresswoman chairwoman
    councilwoman assemblywoman spokeswoman businesswoman actress mother wife daughter grandmother aunt niece widow girlfriend
    stepmother woman girl mom grandma policewoman waitress heiress nun saleswoman anchorwoman firewoman stateswoman sportswoman
    ex-wife fiancée first-lady granddaughter stepdaughter""")
MEN_TITLES = word_set("""mr mr. sir lord herr monsieur señor king prince duke emperor father brother congressman chairman councilman assemblyman alderman
    spokesman businessman actor husband son grandfather uncle nephew widower boyfriend stepfather man boy dad grandpa imam pope
    cardinal policeman waiter salesman fisherman gunman cameraman statesman sportsman anchorman fireman ex-husband fiancé pontiff
    ayatollah grandson stepson rabbi""")
# Head words of what a person is or does. A phrase that ends in one of these is about a person.
ROLES = word_set("""president vice-president minister premier chancellor secretary governor mayor senator congressman congresswoman representative lawmaker
    legislator lawyer attorney counsel prosecutor judge justice magistrate solicitor barrister advocate sheriff commissioner chief
    director head leader boss chair chairman chairwoman chairperson co-chairman co-chair executive ceo cfo coo founder co-founder cofounder owner
    partner manager president-elect nominee candidate hopeful frontrunner front-runner contender challenger incumbent spokesman
    spokeswoman spokesperson representative aide adviser advisor strategist consultant pollster operative staffer official deputy
    ambassador envoy diplomat consul attache attaché delegate emissary mediator negotiator general colonel major captain lieutenant sergeant commander admiral
    officer soldier marine veteran pilot detective investigator inspector superintendent constable policeman policewoman agent spy
    professor lecturer teacher researcher scientist historian economist analyst expert scholar academic sociologist
    psychologist physician doctor nurse surgeon epidemiologist virologist astronomer physicist biologist chemist engineer
    journalist reporter correspondent columnist editor editor-in-chief publisher author writer novelist poet blogger commentator pundit anchor
    host presenter broadcaster producer filmmaker screenwriter actor actress singer rapper musician guitarist drummer
    comedian artist painter sculptor dancer model designer photographer chef activist campaigner organizer organiser dissident
    protester demonstrator pastor priest reverend bishop archbishop cardinal pope pontiff imam rabbi cleric monk nun preacher missionary
    king queen prince princess monarch emperor duke duchess ruler dictator strongman billionaire millionaire businessman
    businesswoman mogul tycoon entrepreneur investor banker trader broker developer magnate financier farmer worker driver
    fisherman shopkeeper student pupil graduate resident neighbor neighbour villager witness victim survivor suspect defendant
    plaintiff accuser juror coach player captain striker midfielder defender goalkeeper quarterback pitcher champion
    athlete swimmer cyclist boxer golfer umpire referee trainer trustee treasurer clerk councilman
    councilwoman councillor councilor councilmember alderman assemblyman assemblywoman delegate speaker whip
    democrat republican conservative liberal socialist libertarian independent politician statesman stateswoman oligarch
    secretary-general undersecretary superintendent dean rector principal provost registrar librarian curator
    man woman boy girl person teenager father mother son daughter brother sister husband wife uncle aunt cousin nephew niece
    grandfather grandmother grandson granddaughter widow widower fiancé fiancée girlfriend boyfriend friend colleague
    mom dad parent whistleblower informant hacker rebel warlord commander-in-chief chief-of-staff guest interviewee
    realtor accountant auditor ombudsman regulator commissar czar tsar guru specialist technician programmer coder
    star celebrity icon legend veteran immigrant refugee tourist traveller traveler passenger customer client patient
    hostage prisoner inmate detainee fugitive killer gunman shooter attacker bomber terrorist militant native Texan newcomer
    mp mep pm vp da ag potus flotus moderator interviewer panelist congressperson lobbyist donor supporter volunteer organizer fundraiser biographer
    translator interpreter publicist agent bodyguard secretary caretaker homeowner landlord tenant firefighter paramedic""")
KIN = word_set("""father mother son daughter brother sister husband wife uncle aunt cousin nephew niece grandfather grandmother grandson granddaughter
    widow widower fiancé fiancée girlfriend boyfriend stepfather stepmother stepson stepdaughter ex-wife ex-husband partner spouse twin
    mom dad parent sister-in-law brother-in-law son-in-law daughter-in-law father-in-law mother-in-law half-brother half-sister""")
# Roles whose holder, unnamed, is not one known person.
SPOKESPEOPLE = word_set(
    "spokesman spokeswoman spokesperson representative rep aide official source adviser advisor staffer insider"
)
# Words that may stand inside a title before a name: "chief of staff", "White House press secretary", "vice president".
TITLE_WORDS = word_set("""former acting deputy vice first second senior chief assistant associate interim ex late then retired incoming outgoing longtime prime
    foreign defense defence interior finance foreign justice health education energy environment trade economy transport labor labour press state
    attorney solicitor lieutenant major brigadier rear secretary general inspector managing executive co opposition majority minority house senate
    white national security campaign police fire city county federal district supreme court high superior circuit appeals
    republican democratic democrat gop conservative liberal labor tory progressive independent presidential vice-presidential gubernatorial
    congressional senatorial party communications political policy media public affairs information special
    top leading supreme spiritual religious military army navy air force marine regional local provincial
    head leader veteran freshman fellow ranking member ailing embattled controversial popular
    billionaire millionaire retired famed fellow freed ousted exiled jailed""")
# News agencies of the world, whose names show no kind: standing data, as countries are.
AGENCIES = word_set(
    "Reuters AFP AP TASS Tass Xinhua Interfax Kyodo Yonhap Anadolu Anatolia DPA EFE ANSA PTI KCNA IRNA Novosti Ukrinform UPI PAP CTK MTI BelTA Bloomberg"
)
ORGANISATION_WORDS = word_set("""Agency Association Authority Administration Academy Alliance Army Airlines Airways Assembly Bank Bureau Board Brigade Brothers
    Center Centre Chamber Church Cabinet Club Coalition College Command Commission Committee Company Conference Congress Consortium Corp Corp.
    Corporation Corps Council Court Co Co. Department Dept Dept. Directorate Division Duma Embassy Enterprises Exchange Executive Federation Fellowship
    Force Forces Forum Foundation Front Fund Government Group Guard Holdings House Hospital Inc Inc. Industries Initiative Institute Institution
    International Journal Kremlin LLC LLP League Legislature Ltd Ltd. Magazine Media Military Ministry Mission Mosque Motors Movement Museum Nations Navy
    Network News NGO Office Organisation Organization PAC Panel Parliament Partners Partnership Party Pentagon Police Post Press Project Radio
    Regiment Review School Senate Secretariat Service Services Society Solutions State Station Studio Studios Survey Syndicate Systems
    Task Team Technologies Technology Telegraph Television Temple Times Treasury Tribune Tribunal Trust TV Union United University Watch
    Workers plc PLC Herald Guardian Gazette Chronicle Tribunal Observatory Caucus Crown Rangers Lobby Campaign Bloc Mail Globe Star Sun Daily
    Bar Bench Lab Labs Laboratory Library Orchestra Opera Theatre Theater Airport Port Railway Railways Communications Pictures Entertainment Records
    Publishing Books Insurance Capital Securities Investments Motors Energy Oil Gas Steel Electric Pharmaceuticals Pharma Foods Stores
    Chemicals Petroleum Logistics Aerospace Software Laboratories Semiconductors Textiles Breweries Metals Minerals Telecom Robotics Biotech
    Utilities Supermarkets""")
PLACE_WORDS = word_set("""Street Avenue Road Boulevard River Lake Mountain Mountains Valley Island Islands Sea Ocean Bay Beach Hill Hills Park Square Bridge County
    Province Region Oblast District Peninsula Desert Canyon Coast Strait Gulf City Town Village Township Heights Falls Springs
    Plaza Tower Building Stadium Arena Palace Castle Hotel Cape Creek Forest Harbor Harbour Highway Lane Ridge Border Gorge Prison Jail""")
# Fields that an office's name may hold on both sides of "and": "Food and Drug Administration".
FIELDS = word_set(
    """Oversight Enforcement Food Drug Immigration Customs Citizenship Health Human Energy Housing Science Foreign Education Oceanic Aeronautics Securities
    Security Alcohol Culture Trade Arts Agriculture Forestry Environment Transport Safety Radio Defense Defence Labor Labour Fish Commerce
    Elections Information Culture Finance Budget Economic Economy Social Scientific Disease Medicare Homeland Research Development Veterans
    Standards Telecommunications Infrastructure Banking Rights Natural Peace Family Youth Women Sports Sport Tourism Rural"""
)
# Words that open a capitalised run only because a sentence begins there, or are never a name.
NOT_NAMES = word_set("""The A An This That These Those It Its He She They We You I My Our Your His Her Their Him Them Us Me Who What When Where Why How Which Whose
    In On At By For From To Of With Without After Before During Since Until While As If But And Or Nor So Yet Because Although
    Though However Meanwhile Moreover Furthermore Also Still Even Just Only Then Now Here There Once Again Later Earlier Today
    Yesterday Tomorrow Tonight Not No Yes Yeah Well Oh All Some Many Most Few Several Each Every Both Either Neither Any Another Other Others
    One Two Three Four Five Six Seven Eight Nine Ten Dozens Hundreds Thousands Millions According Asked Speaking Using Writing Quoting Citing Following Including Responding Referring Addressing
    Commenting Despite Under Over Above Below Between Among
    About Against Around Across Through Throughout Along Amid Amidst Per Via Instead Rather Perhaps Maybe Indeed Thus Therefore Hence Whether
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October
    November December Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sept. Oct. Nov. Dec. Mon. Tue. Wed. Thu. Fri. Sat. Sun. Christmas Easter Thanksgiving
    Is Was Are Were Be Been Has Have Had Do Does Did Will Would Can Could May Might Must Should Shall Let Let's Don't It's I'm I've That's He's
    She's They're We're We've There's What's I’m I’ve It’s That’s He’s She’s They’re We’re We’ve There’s What’s Don’t Can’t Let’s Didn’t Isn’t
    God Internet Web Read More Photo Image Video Watch Related Share Follow Click Getty Said Says Asked Added Told Last Next Like Unlike
    Besides Unknown Nobody Everybody Somebody Anybody Someone Anyone Everyone Anonymous None Nothing Everything Something Within Beyond Towards Toward Upon Onto Off Up Down Out Inside Outside Such Same Much Very Too Being Having Given Going Make Take Get Look See Say Think Know Please Thank Thanks Good Great New Old Big
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Breaking Exclusive Update Updated Advertisement Continue Sign Subscribe Source Sources Police Officials Critics Experts Analysts
    Authorities Investigators Prosecutors Residents Witnesses Lawmakers Scientists Researchers Economists Republicans Democrats
    People Men Women Children Students Voters Supporters Protesters Activists Opponents Q A ADVERTISEMENT TV PM AM CEO Covid COVID
    Asking Citing Referring Following Regarding Concerning Nearly Almost Already Recently Currently Previously Finally Eventually First Second Third""")
# Of these, the words that never stand inside a name either.
NEVER_NAMES = word_set(
    """The A An This That These Those It Its He She They We You I My Our Your His Her Their Him Them Us Me Who What When Where Why How Which Whose In On At By
    From To With After Before During Since Until While As If But And Or Because Although Though However Meanwhile Monday Tuesday Wednesday
    Thursday Friday Saturday Sunday January February March September October November December Jan. Feb. Mar. Aug. Sept. Oct. Nov. Dec.
    Is Was Are Were Be Been Has Have Had Do Does Did Would Can Could Must Should Shall Don't It's I'm I've That's He's She's
    I’m I’ve It’s That’s He’s She’s Said Says Yesterday Today Tomorrow ADVERTISEMENT Advertisement"""
)
PARTICLES = word_set(
    "de del della der den di da das do dos du van von zu zur la le el al bin ibn ben bint ter ten af av y e abu ould"
)
SAID = (
    "said|says|say|told|tells|added|adds|asked|asks|wrote|writes|tweeted|warned|warns|argued|argues|explained|explains|noted|notes|"
    "insisted|insists|claimed|claims|announced|announces|stated|states|continued|replied|responded|called|declared|admitted|"
    "denied|denies|acknowledged|believes|thinks|wants|hopes|recalled|stressed|emphasized|emphasised|suggested|suggests|vowed|"
    "testified|joked|quipped|complained|predicted|promised|urged|accused|blasted|slammed|criticized|criticised|praised|"
    "reported|reports|confirmed|revealed|pointed|concluded|observed|commented|remarked|answered|shouted|lamented|hopes"
)
_ABBREVIATED = {
    "gov": "governor", "govs": "governor", "sen": "senator", "sens": "senator", "rep": "representative", "reps": "representative",
    "gen": "general", "pres": "president", "prof": "professor", "dr": "doctor", "lt": "lieutenant", "capt": "captain", "col": "colonel",
    "sgt": "sergeant", "cmdr": "commander", "adm": "admiral", "amb": "ambassador", "det": "detective", "rev": "reverend", "maj": "major",
    "insp": "inspector", "supt": "superintendent", "mp": "lawmaker", "pm": "prime-minister", "vp": "vice-president", "potus": "president",
}  # fmt: skip
_SYNONYMS = (
    "president head-of-state leader pres",
    "prime-minister premier pm leader head-of-government politician",
    "premier prime-minister pm leader head-of-government politician",
    "judge justice magistrate jurist",
    "justice judge jurist",
    "vice-president deputy politician",
    "king monarch ruler",
    "queen monarch ruler",
    "officer policeman cop",
    "police-chief chief",
    "doctor physician",
    "pastor cleric preacher minister reverend",
    "founder boss entrepreneur",
    "co-founder boss entrepreneur founder",
    "chairman boss chair head leader",
    "chairwoman boss chair head leader",
    "secretary minister chief head official",
    "columnist journalist writer commentator author",
    "editor journalist",
    "author writer historian",
    "historian author academic scholar",
    "scientist researcher expert",
    "physicist scientist researcher expert",
    "epidemiologist scientist researcher expert doctor",
    "director-general head chief director",
    "envoy diplomat official",
    "commissioner official chief",
    "prosecutor attorney lawyer",
    "coach manager boss",
    "striker player footballer",
    "captain player skipper",
    "attorney-general minister official prosecutor",
    "secretary-general head chief leader",
    "strategist consultant adviser operative",
    "representative congressman congresswoman lawmaker legislator politician",
    "chancellor leader head-of-government",
    "senator lawmaker legislator politician sen",
    "congressman representative lawmaker legislator politician rep",
    "congresswoman representative lawmaker legislator politician rep",
    "ceo executive boss chief",
    "lawyer attorney counsel",
    "spokesman spokesperson representative rep",
    "spokeswoman spokesperson representative rep",
    "general commander officer military-man",
    "pope pontiff",
    "candidate nominee hopeful contender",
    "businessman mogul tycoon billionaire entrepreneur",
    "professor academic scholar expert analyst researcher",
    "analyst expert",
    "director head chief boss",
    "head chief boss director leader",
    "minister politician diplomat chief",
    "governor gov politician",
    "mayor politician",
    "adviser advisor aide",
    "journalist reporter correspondent",
    "economist expert analyst",
    "ambassador diplomat envoy",
    "actor star",
    "actress star",
    "singer star musician",
)


def _synonym_table() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for line in _SYNONYMS:
        head, *others = line.split()
        table.setdefault(head, {head}).update(others)
    return {head: frozenset(words) for head, words in table.items()}


_BROADER = _synonym_table()
_WORD = re.compile(r"[\w’'.-]+")


def meanings(head: str) -> frozenset[str]:
    """Return the words that the holder of a role may be called by: for "senator", also "lawmaker" and "politician"."""
    return _BROADER.get(head, frozenset((head,)))


def _heads_of(words: list[str]) -> str | None:
    """Return the office of a "head of": of state, of the government, of Tarn's diplomacy, of the ministry; None: another."""
    if words[:1] != ["of"]:
        return None
    for word in words[1:5]:
        if word in _HEADED:
            return _HEADED[word]
    return None


_HEADED = {"state": "head-of-state", "government": "prime-minister", "diplomacy": "minister", "ministry": "minister"}


@lru_cache(maxsize=4096)
def role_head(phrase: str) -> str | None:
    """Return the role at the head of a noun phrase, in lower case and the singular; None: it names no role.

    >>> role_head("the former Ukrainian prime minister of defence"), role_head("three senior officials"), role_head("the report")
    ('prime-minister', 'official', None)
    """
    words = [w.strip(".'’").lower() for w in _WORD.findall(phrase)]
    core: list[str] = []
    for word in words:
        if core and word in _NP_END:
            break
        core.append(word)
    for i in range(len(core) - 1, max(-1, len(core) - 4), -1):
        word = core[i].removesuffix("'s").removesuffix("’s")
        if word == "minister" and i and core[i - 1] == "prime":
            return "prime-minister"
        if word == "general" and i and core[i - 1] in ("attorney", "secretary", "solicitor", "surgeon", "inspector"):
            return core[i - 1] + "-general"
        if word == "head" and i == len(core) - 1 and (office := _heads_of(words[i + 1 :])):
            return office
        word = _ABBREVIATED.get(word, word).removeprefix("ex-")
        for form in (
            word,
            word.removesuffix("s"),
            word[:-3] + "y" if word.endswith("ies") else word,
            word.replace("men", "man"),
        ):
            if form in ROLES or form in _WRITTEN_OUT:
                return form
        if i == len(core) - 1 and word in _NOT_A_ROLE:
            return None
    return None


_WRITTEN_OUT = frozenset(_ABBREVIATED.values())
_NP_END = word_set("of for from at in with to on by who which that whose and or under over about against near")
_NOT_A_ROLE = word_set("""report statement document office department ministry company agency campaign administration committee group party newspaper poll
    survey study team government court letter paper""")


_SECOND = re.compile(r"\b(?:vice|deputy)\b", re.IGNORECASE)


def is_second(phrase: str) -> bool:
    """Tell whether a title is that of somebody's deputy: "vice chancellor", "Deputy Minister of Health".

    >>> is_second("the deputy mayor of Tarn"), is_second("the mayor of Tarn")
    (True, False)
    """
    return bool(_SECOND.search(phrase.split(" of ")[0]))


@lru_cache(maxsize=4096)
def title_gender(title: str) -> Literal["f", "m"] | None:
    """Return the gender a title shows: "f" of "Mrs." and "spokeswoman", "m" of "Mr."; None: it shows none."""
    words = {w.casefold() for w in title.split(" of ")[0].split(",")[0].split()}
    if words & WOMEN_TITLES:
        return "f"
    return "m" if words & MEN_TITLES else None
