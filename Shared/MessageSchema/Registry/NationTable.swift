/// The facts behind ``NationRegistry``: ISO 3166-1 and the extension list.
///
/// One entry a line: `code|alpha-2 code|short English name|other names and codes, separated by ;`.
/// Other codes are those of the International Olympic Committee where ISO has given them to nobody else,
/// because people type them.
enum NationTable {
    /// The 249 entries of ISO 3166-1, sorted by alpha-3 code.
    static let nations = """
        ABW|AW|Aruba|ARU
        AFG|AF|Afghanistan|
        AGO|AO|Angola|ANG
        AIA|AI|Anguilla|
        ALA|AX|Åland Islands|
        ALB|AL|Albania|
        AND|AD|Andorra|
        ARE|AE|United Arab Emirates|Emirates;UAE
        ARG|AR|Argentina|
        ARM|AM|Armenia|
        ASM|AS|American Samoa|ASA
        ATA|AQ|Antarctica|
        ATF|TF|French Southern Territories|
        ATG|AG|Antigua and Barbuda|ANT
        AUS|AU|Australia|
        AUT|AT|Austria|
        AZE|AZ|Azerbaijan|
        BDI|BI|Burundi|
        BEL|BE|Belgium|
        BEN|BJ|Benin|
        BES|BQ|Caribbean Netherlands|Bonaire, Sint Eustatius and Saba;AHO
        BFA|BF|Burkina Faso|BUR
        BGD|BD|Bangladesh|BAN
        BGR|BG|Bulgaria|BUL
        BHR|BH|Bahrain|
        BHS|BS|Bahamas|BAH
        BIH|BA|Bosnia and Herzegovina|Bosnia
        BLM|BL|Saint Barthélemy|
        BLR|BY|Belarus|
        BLZ|BZ|Belize|BIZ
        BMU|BM|Bermuda|BER
        BOL|BO|Bolivia|Bolivia (Plurinational State of)
        BRA|BR|Brazil|
        BRB|BB|Barbados|BAR
        BRN|BN|Brunei|Brunei Darussalam;BRU
        BTN|BT|Bhutan|BHU
        BVT|BV|Bouvet Island|
        BWA|BW|Botswana|BOT
        CAF|CF|Central African Republic|
        CAN|CA|Canada|
        CCK|CC|Cocos Islands|Cocos (Keeling) Islands
        CHE|CH|Switzerland|SUI
        CHL|CL|Chile|CHI
        CHN|CN|China|PRC
        CIV|CI|Côte d'Ivoire|Ivory Coast
        CMR|CM|Cameroon|
        COD|CD|Democratic Republic of the Congo|Congo-Kinshasa;DR Congo;DRC
        COG|CG|Congo|Congo-Brazzaville;Republic of the Congo;CGO
        COK|CK|Cook Islands|
        COL|CO|Colombia|
        COM|KM|Comoros|
        CPV|CV|Cabo Verde|Cape Verde
        CRI|CR|Costa Rica|CRC
        CUB|CU|Cuba|
        CUW|CW|Curaçao|
        CXR|CX|Christmas Island|
        CYM|KY|Cayman Islands|CAY
        CYP|CY|Cyprus|
        CZE|CZ|Czechia|Czech Republic
        DEU|DE|Germany|GER
        DJI|DJ|Djibouti|
        DMA|DM|Dominica|
        DNK|DK|Denmark|DEN
        DOM|DO|Dominican Republic|
        DZA|DZ|Algeria|ALG
        ECU|EC|Ecuador|
        EGY|EG|Egypt|
        ERI|ER|Eritrea|
        ESH|EH|Western Sahara|
        ESP|ES|Spain|
        EST|EE|Estonia|
        ETH|ET|Ethiopia|
        FIN|FI|Finland|
        FJI|FJ|Fiji|FIJ
        FLK|FK|Falkland Islands|
        FRA|FR|France|
        FRO|FO|Faroe Islands|FAR
        FSM|FM|Micronesia|Micronesia (Federated States of)
        GAB|GA|Gabon|
        GBR|GB|United Kingdom|UK;United Kingdom of Great Britain and Northern Ireland;Britain;Great Britain;England
        GEO|GE|Georgia|
        GGY|GG|Guernsey|
        GHA|GH|Ghana|
        GIB|GI|Gibraltar|
        GIN|GN|Guinea|GUI
        GLP|GP|Guadeloupe|GUD
        GMB|GM|Gambia|GAM
        GNB|GW|Guinea-Bissau|GBS
        GNQ|GQ|Equatorial Guinea|GEQ
        GRC|GR|Greece|GRE
        GRD|GD|Grenada|GRN
        GRL|GL|Greenland|
        GTM|GT|Guatemala|GUA
        GUF|GF|French Guiana|FGU
        GUM|GU|Guam|
        GUY|GY|Guyana|
        HKG|HK|Hong Kong|China, Hong Kong Special Administrative Region
        HMD|HM|Heard and McDonald Islands|Heard Island and McDonald Islands
        HND|HN|Honduras|HON
        HRV|HR|Croatia|CRO
        HTI|HT|Haiti|HAI
        HUN|HU|Hungary|
        IDN|ID|Indonesia|INA
        IMN|IM|Isle of Man|
        IND|IN|India|
        IOT|IO|British Indian Ocean Territory|
        IRL|IE|Ireland|
        IRN|IR|Iran|Iran (Islamic Republic of);IRI
        IRQ|IQ|Iraq|
        ISL|IS|Iceland|
        ISR|IL|Israel|
        ITA|IT|Italy|
        JAM|JM|Jamaica|
        JEY|JE|Jersey|
        JOR|JO|Jordan|
        JPN|JP|Japan|
        KAZ|KZ|Kazakhstan|
        KEN|KE|Kenya|
        KGZ|KG|Kyrgyzstan|Kyrgyz Republic
        KHM|KH|Cambodia|CAM
        KIR|KI|Kiribati|
        KNA|KN|Saint Kitts and Nevis|SKN
        KOR|KR|South Korea|Republic of Korea
        KWT|KW|Kuwait|KUW
        LAO|LA|Laos|Lao People's Democratic Republic
        LBN|LB|Lebanon|LIB
        LBR|LR|Liberia|
        LBY|LY|Libya|LBA
        LCA|LC|Saint Lucia|
        LIE|LI|Liechtenstein|
        LKA|LK|Sri Lanka|SRI
        LSO|LS|Lesotho|LES
        LTU|LT|Lithuania|
        LUX|LU|Luxembourg|
        LVA|LV|Latvia|LAT
        MAC|MO|Macao|China, Macao Special Administrative Region
        MAF|MF|Saint Martin|Saint Martin (French Part)
        MAR|MA|Morocco|
        MCO|MC|Monaco|MON
        MDA|MD|Moldova|Republic of Moldova
        MDG|MG|Madagascar|MAD
        MDV|MV|Maldives|
        MEX|MX|Mexico|
        MHL|MH|Marshall Islands|MSH
        MKD|MK|North Macedonia|Macedonia;FYROM
        MLI|ML|Mali|
        MLT|MT|Malta|
        MMR|MM|Myanmar|Burma;MYA
        MNE|ME|Montenegro|MGO
        MNG|MN|Mongolia|MGL
        MNP|MP|Northern Mariana Islands|NMA
        MOZ|MZ|Mozambique|
        MRT|MR|Mauritania|MTN
        MSR|MS|Montserrat|MNT
        MTQ|MQ|Martinique|
        MUS|MU|Mauritius|MRI
        MWI|MW|Malawi|MAW
        MYS|MY|Malaysia|MAS
        MYT|YT|Mayotte|MAY
        NAM|NA|Namibia|
        NCL|NC|New Caledonia|NCD
        NER|NE|Niger|NIG
        NFK|NF|Norfolk Island|NFI
        NGA|NG|Nigeria|NGR
        NIC|NI|Nicaragua|NCA
        NIU|NU|Niue|
        NLD|NL|Netherlands|Holland;NED
        NOR|NO|Norway|
        NPL|NP|Nepal|NEP
        NRU|NR|Nauru|
        NZL|NZ|New Zealand|
        OMN|OM|Oman|OMA
        PAK|PK|Pakistan|
        PAN|PA|Panama|
        PCN|PN|Pitcairn|
        PER|PE|Peru|
        PHL|PH|Philippines|PHI
        PLW|PW|Palau|
        PNG|PG|Papua New Guinea|
        POL|PL|Poland|
        PRI|PR|Puerto Rico|PUR
        PRK|KP|North Korea|Democratic People's Republic of Korea
        PRT|PT|Portugal|POR
        PRY|PY|Paraguay|PAR
        PSE|PS|Palestine|State of Palestine;Palestinian Territory;Palestinian Authority;PLE
        PYF|PF|French Polynesia|FPO
        QAT|QA|Qatar|
        REU|RE|Réunion|
        ROU|RO|Romania|
        RUS|RU|Russia|Russian Federation
        RWA|RW|Rwanda|
        SAU|SA|Saudi Arabia|Kingdom of Saudi Arabia;KSA
        SDN|SD|Sudan|SUD
        SEN|SN|Senegal|
        SGP|SG|Singapore|SIN
        SGS|GS|South Georgia and South Sandwich Islands|South Georgia and the South Sandwich Islands
        SHN|SH|Saint Helena|HEL
        SJM|SJ|Svalbard and Jan Mayen|Svalbard and Jan Mayen Islands
        SLB|SB|Solomon Islands|SOL
        SLE|SL|Sierra Leone|
        SLV|SV|El Salvador|ESA
        SMR|SM|San Marino|
        SOM|SO|Somalia|
        SPM|PM|Saint Pierre and Miquelon|
        SRB|RS|Serbia|
        SSD|SS|South Sudan|
        STP|ST|São Tomé and Príncipe|Sao Tome and Principe
        SUR|SR|Suriname|
        SVK|SK|Slovakia|Slovak Republic
        SVN|SI|Slovenia|SLO
        SWE|SE|Sweden|
        SWZ|SZ|Eswatini|Swaziland
        SXM|SX|Sint Maarten|Sint Maarten (Dutch part)
        SYC|SC|Seychelles|SEY
        SYR|SY|Syria|Syrian Arab Republic
        TCA|TC|Turks and Caicos Islands|TKS
        TCD|TD|Chad|CHA
        TGO|TG|Togo|TOG
        THA|TH|Thailand|
        TJK|TJ|Tajikistan|
        TKL|TK|Tokelau|
        TKM|TM|Turkmenistan|
        TLS|TL|Timor-Leste|East Timor
        TON|TO|Tonga|TGA
        TTO|TT|Trinidad and Tobago|
        TUN|TN|Tunisia|
        TUR|TR|Türkiye|Turkey
        TUV|TV|Tuvalu|
        TWN|TW|Taiwan|TPE
        TZA|TZ|Tanzania|United Republic of Tanzania;TAN
        UGA|UG|Uganda|
        UKR|UA|Ukraine|
        UMI|UM|United States Minor Outlying Islands|U.S. Outlying Islands
        URY|UY|Uruguay|URU
        USA|US|United States|US;United States of America;America
        UZB|UZ|Uzbekistan|
        VAT|VA|Holy See|Vatican City;Vatican
        VCT|VC|Saint Vincent and Grenadines|Saint Vincent and the Grenadines;VIN
        VEN|VE|Venezuela|Venezuela (Bolivarian Republic of)
        VGB|VG|British Virgin Islands|IVB
        VIR|VI|United States Virgin Islands|U.S. Virgin Islands;ISV
        VNM|VN|Vietnam|Viet Nam;VIE
        VUT|VU|Vanuatu|VAN
        WLF|WF|Wallis and Futuna|Wallis and Futuna Islands;WAF
        WSM|WS|Samoa|SAM
        YEM|YE|Yemen|
        ZAF|ZA|South Africa|RSA
        ZMB|ZM|Zambia|ZAM
        ZWE|ZW|Zimbabwe|ZIM
        """

    /// Kosovo, which ISO 3166-1 does not list; XKX and XK are its user-assigned codes in common use.
    static let furtherNations = """
        XKX|XK|Kosovo|Republic of Kosovo;KOS
        """

    /// Organisations that offer, decide or pay as nations do.
    static let organisations = """
        BOP||Board of Peace|BoP
        EU||European Union|
        LAS||League of Arab States|Arab League
        NATO||North Atlantic Treaty Organization|North Atlantic Treaty Organisation;Atlantic Alliance
        UN||United Nations|United Nations Organization;UNO
        """
}
