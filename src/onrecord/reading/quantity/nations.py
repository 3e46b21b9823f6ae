"""Countries and the adjectives made from them."""

DEMONYMS = {
    adjective: country
    for country, adjectives in (
        line.split(":")
        for line in """afghanistan:afghan,afghans|albania:albanian|algeria:algerian|argentina:argentine,argentinian|armenia:armenian|australia:australian
|austria:austrian|azerbaijan:azerbaijani,azeri|bangladesh:bangladeshi|belarus:belarusian|belgium:belgian|bolivia:bolivian|bosnia:bosnian|brazil:brazilian
|bulgaria:bulgarian|burma:burmese|cambodia:cambodian|cameroon:cameroonian|canada:canadian|chad:chadian|chile:chilean|china:chinese|colombia:colombian
|congo:congolese|croatia:croatian|cuba:cuban|cyprus:cypriot|czech republic:czech|denmark:danish|ecuador:ecuadorian|egypt:egyptian|eritrea:eritrean
|estonia:estonian|ethiopia:ethiopian|finland:finnish|france:french|georgia:georgian|germany:german|ghana:ghanaian|greece:greek|guatemala:guatemalan
|haiti:haitian|honduras:honduran|hungary:hungarian|iceland:icelandic|india:indian|indonesia:indonesian|iran:iranian|iraq:iraqi|ireland:irish|israel:israeli
|italy:italian|jamaica:jamaican|japan:japanese|jordan:jordanian|kazakhstan:kazakh|kenya:kenyan|kosovo:kosovar|kuwait:kuwaiti|kyrgyzstan:kyrgyz|laos:laotian
|latvia:latvian|lebanon:lebanese|libya:libyan|lithuania:lithuanian|malaysia:malaysian|mali:malian|malta:maltese|mexico:mexican|moldova:moldovan
|mongolia:mongolian|morocco:moroccan|mozambique:mozambican|nepal:nepalese,nepali|netherlands:dutch|new zealand:new zealand|nicaragua:nicaraguan|niger:nigerien
|nigeria:nigerian|north korea:north korean,dprk|norway:norwegian|pakistan:pakistani|palestine:palestinian|panama:panamanian|peru:peruvian|philippines:filipino,philippine
|poland:polish|portugal:portuguese|qatar:qatari|romania:romanian|russia:russian,russians|rwanda:rwandan|saudi arabia:saudi|senegal:senegalese|serbia:serbian,serb
|singapore:singaporean|slovakia:slovak|slovenia:slovenian|somalia:somali|south africa:south african|south korea:south korean|south sudan:south sudanese|spain:spanish
|sri lanka:sri lankan|sudan:sudanese|sweden:swedish|switzerland:swiss|syria:syrian,syrians|taiwan:taiwanese|tajikistan:tajik|tanzania:tanzanian|thailand:thai
|tunisia:tunisian|turkey:turkish|uganda:ugandan|ukraine:ukrainian,ukrainians|united arab emirates:emirati|united kingdom:british,english,scottish,welsh
|united states:american,americans|uruguay:uruguayan|uzbekistan:uzbek|venezuela:venezuelan|vietnam:vietnamese|yemen:yemeni|zambia:zambian|zimbabwe:zimbabwean"""
        .replace("\n", "").split("|")
    )
    for adjective in adjectives.split(",")
}  # fmt: skip
COUNTRIES = frozenset(DEMONYMS.values())
