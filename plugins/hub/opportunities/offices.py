"""Offices: the words by which a name is told to be an office's and nobody's own. In small letters."""

OFFICES = frozenset(
    "academy accommodation account accounts admin administration administrator adult adults advice advocacy agency "
    "analyst applicable apply arboriculture archives arts assessment asset assets assistant association assurance "
    "attention audit authority benefits borough business buyer buyers buying care carers category catering centre "
    "charity chief childcare children childrens cleaning climate clinic clinical commercial commissioner "
    "commissioners commissioning committee communications community company compliance construction consultant "
    "consultation contact contacts contract contracting contracts coordinator corporate council councils customer "
    "delivery democratic dental department details development digital director directorate disability district "
    "division early economic economy education elections email employment energy engagement engineer enquiries "
    "enquiry enterprise environment estates etendering events executive facilities families family finance financial "
    "find fleet foundation framework further governance government grants greater group growth health healthcare help "
    "helpdesk helpline highways homeless homelessness homes hospital hospitals housing hr icb ict imaging improvement "
    "inclusion information infrastructure innovation insurance integrated investment job joint leader learning "
    "leaseholder legal leisure libraries library licensing limited llp local ltd mailbox maintenance management "
    "manager mental misuse museums na national neighbourhood network nhs none nurse nurses nursing office officer "
    "officers operational operations opportunities organisation parking parks partnership partnerships payroll "
    "pensions people performance pharmacy planning plc policy portal primary procure procurement programme programmes "
    "project projects property provider providers provision public purchasing quality reception recovery recruitment "
    "regeneration regional registrar repairs representative research residents resources revenues safeguarding "
    "scanner scene schools secretary section security senior service services shaping shared smoking social society "
    "sourcing spaces specialist sports staff strategic strategy substance supplier suppliers supplies supply support "
    "surgery system systems tbc team teams technical technology telephone temporary tenant tenants tender tendering "
    "tenders therapies therapy training transactions transformation transport treasury treatment uk unit university "
    "voluntary waste welfare wellbeing years youths".split()
)
"""Words that are no surname."""

EITHER = frozenset(
    "a above and as at bid board care central chair change child city clerk college county cpc crown day desk east "
    "england for front fund general grant hall head home house hub in lead line london lot main major market member "
    "new north not of open parish partner person place please pmo point police post region royal safety sales school "
    "see site south sport street the time to town trust use via void welsh west works young youth ypo".split()
)
"""Words that may be surnames as well: they stand for nobody only where nothing else stands with them."""
