import MessageSchema

/// A command whose content must be refused, and the place that the refusal has to name.
struct WrongContent: Sendable {
    let name: String
    let command: String
    let body: [UInt8]
    let pointer: String?
    let statuses: ClosedRange<Int>

    private init(
        _ name: String, _ command: String, _ body: String, at pointer: String?, _ statuses: ClosedRange<Int> = 422...422
    ) {
        self.name = name
        self.command = command
        self.body = Array(body.utf8)
        self.pointer = pointer
        self.statuses = statuses
    }

    /// An announcement with a piece of its JSON replaced.
    private static func pledge(
        _ name: String, _ piece: String, _ other: String, at pointer: String?, _ statuses: ClosedRange<Int> = 422...422
    ) -> WrongContent {
        let right = """
            {"actor": "system", "data": {"pledge": "bad-1", "nation": "ITA", "lines": [{"line": "infantry", \
            "capability": "Infantry", "personnel": "troops", "headcount": 100}]}}
            """
        precondition(right.contains(piece), "\(piece) is not in the body")
        return WrongContent(name, "announce-pledge", right.replacing(piece, with: other), at: pointer, statuses)
    }

    private static func contribution(_ name: String, amount: String, at pointer: String) -> WrongContent {
        WrongContent(
            name, "pledge-contribution",
            """
            {"data": {"contribution": "bad-1", "donor": "SAU", "kind": "financial", "amount": \(amount)}}
            """, at: pointer)
    }

    static let all: [WrongContent] = [
        pledge("a number for a text", "\"bad-1\"", "7", at: "/data/pledge"),
        pledge("a text for a list", "[{\"line\"", "\"no list\", \"conditions\": [{\"line\"", at: "/data/lines"),
        pledge("an object for a text", "\"Infantry\"", "{\"a\": 1}", at: "/data/lines/0/capability"),
        pledge("null for a text", "\"Infantry\"", "null", at: "/data/lines/0/capability"),
        pledge("a word for a headcount", "100", "\"many\"", at: "/data/lines/0/headcount"),
        pledge("a fraction of a person", "100", "1.5", at: "/data/lines/0/headcount"),
        pledge("fewer than nobody", "100", "-1", at: "/data/lines/0/headcount"),
        pledge("a number beyond all", "100", "1e400", at: nil, 400...422),
        pledge("a range upside down", "100", "{\"low\": 9, \"high\": 3}", at: "/data/lines/0/headcount"),
        pledge("a nation that does not exist", "\"ITA\"", "\"XXQ\"", at: "/data/nation"),
        pledge("a nation in small letters", "\"ITA\"", "\"ita\"", at: "/data/nation"),
        pledge("a word that the vocabulary lacks", "\"troops\"", "\"knights\"", at: "/data/lines/0/personnel"),
        pledge("an id with a space", "\"bad-1\"", "\"bad 1\"", at: "/data/pledge"),
        pledge("an empty id", "\"bad-1\"", "\"\"", at: "/data/pledge"),
        pledge(
            "no lines", "\"lines\": [", "\"lines\": [], \"wording\": \"x\", \"more\": [", at: "/data/more", 422...422),
        pledge("a field that does not exist", "\"nation\"", "\"nations\": 1, \"nation\"", at: "/data/nations"),
        pledge(
            "a day that does not exist", "\"actor\"", "\"effectiveDate\": \"2026-02-30\", \"actor\"",
            at: "/effectiveDate"),
        pledge("a thirteenth month", "\"actor\"", "\"effectiveDate\": \"2026-13\", \"actor\"", at: "/effectiveDate"),
        pledge("a date in words", "\"actor\"", "\"effectiveDate\": \"tomorrow\", \"actor\"", at: "/effectiveDate"),
        pledge(
            "a leap second that was none", "\"actor\"", "\"learnedTime\": \"2026-01-01T25:00:00.000000Z\", \"actor\"",
            at: "/learnedTime"),
        pledge(
            "what was learned tomorrow", "\"actor\"", "\"learnedTime\": \"2999-01-01T00:00:00.000000Z\", \"actor\"",
            at: nil),
        pledge(
            "a source without a grade", "\"actor\"",
            "\"sources\": [{\"publisher\": \"X\", \"published\": \"2026-01-01\"}], \"actor\"", at: "/sources/0/grade"),
        pledge(
            "a grade that does not exist", "\"actor\"",
            "\"sources\": [{\"publisher\": \"X\", \"published\": \"2026-01-01\", \"grade\": \"Z9\"}], \"actor\"",
            at: "/sources/0/grade"),
        pledge(
            "an actor of 100 kB", "\"system\"", "\"\(String(repeating: "a", count: 100_000))\"", at: "/actor", 413...422
        ),
        pledge(
            "a field of 100 kB", "\"Infantry\"", "\"\(String(repeating: "a", count: 100_000))\"",
            at: "/data/lines/0/capability", 413...422),
        pledge("a control character", "\"Infantry\"", "\"a\\u0000b\"", at: "/data/lines/0/capability"),
        pledge("a duplicate key", "\"nation\"", "\"nation\": \"FRA\", \"nation\"", at: "/data/nation", 400...422),
        pledge("a duplicate key at the top", "\"data\"", "\"actor\": \"other\", \"data\"", at: "/actor", 400...422),
        pledge("cut off", "}]}}", "", at: nil, 400...400),
        pledge("more after the end", "}]}}", "}]}} {}", at: nil, 400...400),
        pledge("half a surrogate pair", "\"Infantry\"", "\"\\ud800\"", at: nil, 400...422),
        pledge("another id than the header's", "\"actor\"", "\"id\": \"other\", \"actor\"", at: "/id"),
        pledge(
            "another operation than the path's", "\"actor\"", "\"operation\": \"other\", \"actor\"", at: "/operation"),
        pledge("a revision in words", "\"actor\"", "\"revision\": \"new\", \"actor\"", at: "/revision"),
        pledge("a revision of what is new", "\"actor\"", "\"revision\": 3, \"actor\"", at: nil, 404...422),
        pledge(
            "two lines of one name", "}]}}",
            "}, {\"line\": \"infantry\", \"capability\": \"x\", \"personnel\": \"troops\", \"headcount\": 1}]}}",
            at: "/data/lines/1/line"),
        pledge("a line without its fields", "}]}}", "}, {}]}}", at: "/data/lines/1/line"),
        WrongContent("no data", "announce-pledge", "{}", at: "/data"),
        WrongContent("data that is a list", "announce-pledge", "{\"data\": []}", at: "/data"),
        WrongContent("a list", "announce-pledge", "[]", at: ""),
        WrongContent("a number", "announce-pledge", "12", at: ""),
        WrongContent("nothing at all", "announce-pledge", "", at: nil, 400...400),
        WrongContent("no UTF-8", "announce-pledge", "\u{FEFF}{}", at: nil, 400...422),
        WrongContent(
            "depth without end", "announce-pledge", String(repeating: "[", count: 100_000), at: nil, 400...400),
        WrongContent(
            "ten thousand lines", "announce-pledge",
            "{\"data\": {\"pledge\": \"bad-1\", \"nation\": \"ITA\", \"lines\": ["
                + (0..<10_000).map {
                    "{\"line\": \"l\($0)\", \"capability\": \"x\", \"personnel\": \"troops\", \"headcount\": 1}"
                }.joined(separator: ",") + "]}}", at: nil, 413...422),
        contribution(
            "more decimals than cents", amount: "{\"amount\": \"1.234\", \"currency\": \"USD\"}",
            at: "/data/amount/amount"),
        contribution(
            "an amount as a number", amount: "{\"amount\": 12.5, \"currency\": \"USD\"}", at: "/data/amount/amount"),
        contribution(
            "no such currency", amount: "{\"amount\": \"1.00\", \"currency\": \"XQX\"}", at: "/data/amount/currency"),
        contribution(
            "an amount in words", amount: "{\"amount\": \"a lot\", \"currency\": \"USD\"}", at: "/data/amount/amount"),
        contribution("an amount without its currency", amount: "{\"amount\": \"1.00\"}", at: "/data/amount/currency"),
        contribution(
            "an amount without end",
            amount: "{\"amount\": \"\(String(repeating: "9", count: 60)).00\", \"currency\": \"USD\"}",
            at: "/data/amount/amount"),
        WrongContent(
            "a pledge that does not exist", "assess-pledge", "{\"data\": {\"pledge\": \"none\"}}", at: "/data/pledge",
            404...404),
        WrongContent(
            "a pledge that exists", "announce-pledge",
            """
            {"data": {"pledge": "good-1", "nation": "ITA", "lines": [{"line": "a", "capability": "x", \
            "personnel": "troops", "headcount": 1}]}}
            """, at: "/data/pledge", 409...409),
        WrongContent(
            "a gate that is not met", "start-deployment", "{\"data\": {\"pledge\": \"good-1\"}}", at: nil, 409...409),
    ]
}
