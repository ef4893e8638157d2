"""Offices: the words by which a name is told to be an office's and nobody's own. In small letters."""

OFFICES = frozenset(
    "academy account accounts admin administration administrator adult adults advice advocacy agency analyst apply "
    "arts assessment assistant association assurance authority borough business buyer buyers buying care carers "
    "category centre charity chief children childrens clinic clinical commercial commissioner commissioners "
    "commissioning committee communications community company consultant consultation contact contacts contract "
    "contracting contracts coordinator corporate council councils customer delivery democratic department details "
    "development digital director directorate disability district division education email employment engagement "
    "engineer enquiries enquiry environment estates events executive facilities families family finance financial "
    "find foundation framework further governance government grants greater group health healthcare help helpdesk "
    "helpline highways homelessness homes hospital hospitals housing hr icb ict imaging improvement inclusion "
    "information infrastructure innovation integrated job joint leader learning legal leisure library licensing "
    "limited llp local ltd mailbox maintenance management manager mental national neighbourhood network nhs nurse "
    "nurses nursing office officer officers operational operations opportunities organisation parks partnership "
    "partnerships people performance planning plc policy portal primary procure procurement programme programmes "
    "project projects property provider providers provision public purchasing quality reception recovery recruitment "
    "regeneration regional registrar representative research resources safeguarding scanner schools secretary section "
    "security senior service services shared social society sourcing specialist sports staff strategic strategy "
    "supplier suppliers supplies supply support surgery system systems team teams technical technology telephone "
    "tender tendering tenders therapies therapy training transformation transport treatment uk unit university "
    "voluntary waste welfare wellbeing".split()
)
"""Words that are no surname."""

EITHER = frozenset(
    "a and at board care central chair child city clerk county crown day desk east england for front fund general "
    "grant hall head home house hub in lead line london lot main market member new north of parish partner person "
    "point police post region royal sales school site south sport street the time to town trust welsh west works "
    "young youth".split()
)
"""Words that may be surnames as well: they stand for nobody only where nothing else stands with them."""
