"""Offices: the words by which a name is told to be an office's and nobody's own. In small letters."""

OFFICES = frozenset(
    "academy accommodation account accounts admin administration administrator adult adults advice advocacy agency "
    "analyst apply archives arts assessment asset assets assistant association assurance audit authority benefits "
    "borough business buyer buyers buying care carers category catering centre charity chief childcare children "
    "childrens cleaning clinic clinical commercial commissioner commissioners commissioning committee communications "
    "community company compliance construction consultant consultation contact contacts contract contracting "
    "contracts coordinator corporate council councils customer delivery democratic dental department details "
    "development digital director directorate disability district division early economic economy education elections "
    "email employment energy engagement engineer enquiries enquiry enterprise environment estates etendering events "
    "executive facilities families family finance financial find fleet foundation framework further governance "
    "government grants greater group health healthcare help helpdesk helpline highways homeless homelessness homes "
    "hospital hospitals housing hr icb ict imaging improvement inclusion information infrastructure innovation "
    "insurance integrated job joint leader learning leaseholder legal leisure libraries library licensing limited llp "
    "local ltd mailbox maintenance management manager mental misuse museums national neighbourhood network nhs nurse "
    "nurses nursing office officer officers operational operations opportunities organisation parking parks "
    "partnership partnerships payroll pensions people performance pharmacy planning plc policy portal primary procure "
    "procurement programme programmes project projects property provider providers provision public purchasing "
    "quality reception recovery recruitment regeneration regional registrar repairs representative research residents "
    "resources revenues safeguarding scanner schools secretary section security senior service services shared "
    "smoking social society sourcing specialist sports staff strategic strategy substance supplier suppliers supplies "
    "supply support surgery system systems team teams technical technology telephone temporary tenant tenants tender "
    "tendering tenders therapies therapy training transformation transport treasury treatment uk unit university "
    "voluntary waste welfare wellbeing years youths".split()
)
"""Words that are no surname."""

EITHER = frozenset(
    "a and at board care central chair child city clerk county crown day desk east england for front fund general "
    "grant hall head home house hub in lead line london lot main market member new north of parish partner person "
    "point police post region royal sales school site south sport street the time to town trust welsh west works "
    "young youth".split()
)
"""Words that may be surnames as well: they stand for nobody only where nothing else stands with them."""
