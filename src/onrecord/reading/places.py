"""Countries, their adjectives and capitals, and the states of the United States: standing data.

One line a country: names | adjectives and words for its people | capital, other cities of the news. The first name is the usual one.
"""

_COUNTRIES = """
Afghanistan|Afghan,Afghans|Kabul,Kandahar
Albania|Albanian,Albanians|Tirana
Algeria|Algerian,Algerians|Algiers
Angola|Angolan,Angolans|Luanda
Argentina|Argentine,Argentinian,Argentines|Buenos Aires
Armenia|Armenian,Armenians|Yerevan
Australia|Australian,Australians|Canberra,Sydney,Melbourne
Austria|Austrian,Austrians|Vienna
Azerbaijan|Azerbaijani,Azerbaijanis,Azeri|Baku
Bahrain|Bahraini,Bahrainis|Manama
Bangladesh|Bangladeshi,Bangladeshis|Dhaka
Belarus|Belarusian,Belarusians,Belarussian|Minsk
Belgium|Belgian,Belgians|Brussels,Antwerp
Bolivia|Bolivian,Bolivians|La Paz
Bosnia,Bosnia and Herzegovina,Bosnia-Herzegovina|Bosnian,Bosnians|Sarajevo
Botswana|Botswanan|Gaborone
Brazil|Brazilian,Brazilians|Brasilia,Rio de Janeiro,Sao Paulo,São Paulo
Britain,United Kingdom,UK,U.K.,Great Britain,England,Scotland,Wales,Northern Ireland|British,Briton,Britons,English,Scottish,Welsh,Scots|London,Edinburgh,Belfast,Cardiff,Glasgow,Manchester,Liverpool
Bulgaria|Bulgarian,Bulgarians|Sofia
Burkina Faso|Burkinabe|Ouagadougou
Burundi|Burundian,Burundians|Bujumbura
Cambodia|Cambodian,Cambodians|Phnom Penh
Cameroon|Cameroonian,Cameroonians|Yaounde
Canada|Canadian,Canadians|Ottawa,Toronto,Montreal,Vancouver
Chad|Chadian,Chadians|
Chile|Chilean,Chileans|Santiago
China,People's Republic of China,PRC|Chinese|Beijing,Shanghai,Hong Kong,Wuhan
Colombia|Colombian,Colombians|Bogota,Bogotá
Congo,Democratic Republic of Congo,Democratic Republic of the Congo,DRC|Congolese|Kinshasa
Costa Rica|Costa Rican,Costa Ricans|San Jose
Croatia|Croatian,Croatians,Croat|Zagreb
Cuba|Cuban,Cubans|Havana
Cyprus|Cypriot,Cypriots,Greek Cypriot,Turkish Cypriot|Nicosia
Czech Republic,Czechia|Czech,Czechs|Prague
Denmark|Danish,Dane,Danes|Copenhagen
Dominican Republic|Dominican,Dominicans|Santo Domingo
East Timor,Timor-Leste|Timorese|Dili
Ecuador|Ecuadorian,Ecuadorean|Quito
Egypt|Egyptian,Egyptians|Cairo
El Salvador|Salvadoran,Salvadorans|San Salvador
Eritrea|Eritrean,Eritreans|Asmara
Estonia|Estonian,Estonians|Tallinn
Ethiopia|Ethiopian,Ethiopians|Addis Ababa
Fiji|Fijian,Fijians|Suva
Finland|Finnish,Finn,Finns|Helsinki
France|French,Frenchman,Frenchwoman|Paris,Marseille,Lyon
Gabon|Gabonese|Libreville
Gambia|Gambian,Gambians|Banjul
Georgia|Georgian,Georgians|Tbilisi
Germany|German,Germans|Berlin,Munich,Frankfurt,Hamburg,Cologne
Ghana|Ghanaian,Ghanaians|Accra
Greece|Greek,Greeks|Athens
Guatemala|Guatemalan,Guatemalans|Guatemala City
Guinea|Guinean,Guineans|Conakry
Haiti|Haitian,Haitians|Port-au-Prince
Honduras|Honduran,Hondurans|Tegucigalpa
Hungary|Hungarian,Hungarians|Budapest
Iceland|Icelandic,Icelander|Reykjavik
India|Indian,Indians|New Delhi,Delhi,Mumbai,Kolkata,Calcutta,Bangalore
Indonesia|Indonesian,Indonesians|Jakarta
Iran,Islamic Republic|Iranian,Iranians,Persian|Tehran,Teheran
Iraq|Iraqi,Iraqis|Baghdad,Mosul,Basra
Ireland|Irish,Irishman|Dublin
Israel|Israeli,Israelis|Jerusalem,Tel Aviv
Italy|Italian,Italians|Rome,Milan,Naples
Ivory Coast,Cote d'Ivoire|Ivorian,Ivorians|Abidjan
Jamaica|Jamaican,Jamaicans|Kingston
Japan|Japanese|Tokyo,Osaka
Jordan|Jordanian,Jordanians|Amman
Kazakhstan|Kazakh,Kazakhs|Astana,Almaty
Kenya|Kenyan,Kenyans|Nairobi
Kosovo|Kosovar,Kosovan|Pristina
Kuwait|Kuwaiti,Kuwaitis|Kuwait City
Kyrgyzstan|Kyrgyz|Bishkek
Laos|Laotian,Lao|Vientiane
Latvia|Latvian,Latvians|Riga
Lebanon|Lebanese|Beirut
Liberia|Liberian,Liberians|Monrovia
Libya|Libyan,Libyans|Tripoli,Benghazi
Lithuania|Lithuanian,Lithuanians|Vilnius
Luxembourg|Luxembourgish|
Malaysia|Malaysian,Malaysians|Kuala Lumpur
Mali|Malian,Malians|Bamako
Malta|Maltese|Valletta
Mauritania|Mauritanian|Nouakchott
Mexico|Mexican,Mexicans|Mexico City
Moldova|Moldovan,Moldovans|Chisinau
Mongolia|Mongolian,Mongolians|Ulaanbaatar
Montenegro|Montenegrin,Montenegrins|Podgorica
Morocco|Moroccan,Moroccans|Rabat,Casablanca
Mozambique|Mozambican|Maputo
Myanmar,Burma|Burmese|Yangon,Naypyidaw
Namibia|Namibian|Windhoek
Nepal|Nepalese,Nepali|Kathmandu
Netherlands,Holland|Dutch,Dutchman|Amsterdam,The Hague,Hague,Rotterdam
New Zealand|New Zealander,New Zealanders|Wellington,Auckland
Nicaragua|Nicaraguan,Nicaraguans|Managua
Niger|Nigerien|Niamey
Nigeria|Nigerian,Nigerians|Abuja,Lagos
North Korea,DPRK|North Korean,North Koreans|Pyongyang
North Macedonia,Macedonia|Macedonian,Macedonians|Skopje
Norway|Norwegian,Norwegians|Oslo
Oman|Omani,Omanis|Muscat
Pakistan|Pakistani,Pakistanis|Islamabad,Karachi,Lahore
Palestine,Palestinian Authority,Gaza,West Bank|Palestinian,Palestinians|Ramallah,Gaza City
Panama|Panamanian|Panama City
Papua New Guinea|Papuan|Port Moresby
Paraguay|Paraguayan|Asuncion
Peru|Peruvian,Peruvians|Lima
Philippines|Philippine,Filipino,Filipinos|Manila
Poland|Polish,Pole,Poles|Warsaw,Krakow
Portugal|Portuguese|Lisbon
Qatar|Qatari,Qataris|Doha
Romania|Romanian,Romanians|Bucharest
Russia,Russian Federation,Soviet Union,USSR,U.S.S.R.|Russian,Russians,Soviet|Moscow,St. Petersburg,Saint Petersburg,Kremlin
Rwanda|Rwandan,Rwandans|Kigali
Saudi Arabia|Saudi,Saudis,Saudi Arabian|Riyadh,Jeddah,Mecca
Senegal|Senegalese|Dakar
Serbia,Yugoslavia|Serbian,Serb,Serbs,Yugoslav|Belgrade
Sierra Leone|Sierra Leonean|Freetown
Singapore|Singaporean,Singaporeans|
Slovakia|Slovak,Slovaks,Slovakian|Bratislava
Slovenia|Slovenian,Slovene,Slovenians|Ljubljana
Somalia|Somali,Somalis|Mogadishu
South Africa|South African,South Africans|Pretoria,Johannesburg,Cape Town
South Korea,Republic of Korea,ROK|South Korean,South Koreans|Seoul
South Sudan|South Sudanese|Juba
Spain|Spanish,Spaniard,Spaniards|Madrid,Barcelona
Sri Lanka|Sri Lankan,Sri Lankans|Colombo
Sudan|Sudanese|Khartoum
Sweden|Swedish,Swede,Swedes|Stockholm
Switzerland|Swiss|Bern,Geneva,Zurich
Syria|Syrian,Syrians|Damascus,Aleppo
Taiwan|Taiwanese|Taipei
Tajikistan|Tajik,Tajiks|Dushanbe
Tanzania|Tanzanian,Tanzanians|Dar es Salaam
Thailand|Thai,Thais|Bangkok
Tunisia|Tunisian,Tunisians|Tunis
Turkey,Türkiye|Turkish,Turk,Turks|Ankara,Istanbul
Turkmenistan|Turkmen|Ashgabat
Uganda|Ugandan,Ugandans|Kampala
Ukraine|Ukrainian,Ukrainians|Kyiv,Kiev,Kharkiv,Odesa,Odessa,Lviv,Mariupol,Kherson,Crimea,Donbas,Donbass,Zaporizhzhia,Donetsk,Luhansk,Bakhmut
United Arab Emirates,UAE|Emirati,Emiratis|Abu Dhabi,Dubai
United States,US,U.S.,USA,U.S.A.,America,United States of America|American,Americans,US,U.S.|Washington,Washington DC,Washington D.C.,New York,New York City,Los Angeles,Chicago,Houston,Boston,San Francisco,Philadelphia,Miami,Seattle,Detroit,Las Vegas,Denver,Dallas,Atlanta,Baltimore,Phoenix,Cleveland,Manhattan,Brooklyn,Hollywood,Silicon Valley
Uruguay|Uruguayan|Montevideo
Uzbekistan|Uzbek,Uzbeks|Tashkent
Vatican,Vatican City,Holy See||
Venezuela|Venezuelan,Venezuelans|Caracas
Vietnam|Vietnamese|Hanoi,Ho Chi Minh City,Saigon
Yemen|Yemeni,Yemenis|Sanaa
Zambia|Zambian,Zambians|Lusaka
Zimbabwe|Zimbabwean,Zimbabweans|Harare
"""
_STATES = """Alabama,Alabamian|Alaska,Alaskan|Arizona,Arizonan|Arkansas,Arkansan|California,Californian,Calif.|Colorado,Coloradan
Connecticut,Conn.|Delaware,Del.|Florida,Floridian,Fla.|Georgia,Ga.|Hawaii,Hawaiian|Idaho,Idahoan|Illinois,Illinoisan,Ill.
Indiana,Hoosier,Ind.|Iowa,Iowan|Kansas,Kansan|Kentucky,Kentuckian,Ky.|Louisiana,La.|Maine,Mainer|Maryland,Marylander,Md.
Massachusetts,Mass.|Michigan,Mich.|Minnesota,Minnesotan,Minn.|Mississippi,Mississippian,Miss.|Missouri,Missourian,Mo.
Montana,Montanan|Nebraska,Nebraskan|Nevada,Nevadan,Nev.|New Hampshire,N.H.|New Jersey,N.J.|New Mexico,N.M.|New York,New Yorker,N.Y.
North Carolina,N.C.|North Dakota,N.D.|Ohio,Ohioan|Oklahoma,Oklahoman,Okla.|Oregon,Oregonian,Ore.|Pennsylvania,Pa.|Rhode Island,R.I.
South Carolina,S.C.|South Dakota,S.D.|Tennessee,Tenn.|Texas,Texan|Utah,Utahn|Vermont,Vermonter,Vt.|Virginia,Virginian,Va.
Washington state,Wash.|West Virginia,W.Va.|Wisconsin,Wis.|Wyoming,Wyo."""
_REGIONS = """Europe,European,Europeans|Africa,African,Africans|Asia,Asian,Asians|Middle East|Latin America,Latin American|Balkans,Balkan
Caucasus|Scandinavia,Scandinavian|Catalonia,Catalan|Chechnya,Chechen,Chechens|Kurdistan,Kurdish,Kurd,Kurds|Tibet,Tibetan,Tibetans
Arab,Arabs|Western,Westerners|Siberia,Siberian|Darfur|Kashmir,Kashmiri|Donbass"""


def _gazetteer() -> tuple[dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    for line in _COUNTRIES.strip().splitlines():
        own, people, cities = (part.split(",") if part else [] for part in line.split("|"))
        names.update(dict.fromkeys(own, own[0]))
        names.update({city: own[0] for city in cities if city not in names})
        adjectives.update(dict.fromkeys(people, own[0]))
    for group in (_STATES + "|" + _REGIONS).replace("\n", "|").split("|"):
        first, *rest = group.split(",")
        if first not in ("Arab", "Western"):
            names.setdefault(first, first)
        else:
            adjectives[first] = first
        for word in rest:
            (names if word.endswith(".") else adjectives).setdefault(word, first)
    return names, adjectives


PLACES, DEMONYMS = _gazetteer()  # name or city -> country or state; adjective or people -> the same
LONGEST_PLACE = max(len(name.split()) for name in PLACES)


def country_of(words: str) -> str | None:
    """Return the country or state that a name, city, adjective or word for its people belongs to; None: none known.

    >>> country_of("Kyiv"), country_of("Ukrainian"), country_of("Ode")
    ('Ukraine', 'Ukraine', None)
    """
    bare = words.removesuffix("'s").removesuffix("’s")
    return PLACES.get(bare) or DEMONYMS.get(bare)
