import ArgumentParser
import MessageSchema

/// Which part of a list is shown, and whether for a spreadsheet.
struct ListOptions: ParsableArguments {
    @Flag(help: "Print the answer's list as CSV for a spreadsheet.") var csv = false
    @Option(
        help: ArgumentHelp("Another list of the answer than its main one; with --csv or --json.", valueName: "name"))
    var list: String?
    @Option(
        name: .customLong("where"), parsing: .singleValue,
        help: ArgumentHelp(
            "Only what meets this, such as nation=IDN or strength.best>=500; several add up.", valueName: "condition"))
    var conditions: [String] = []
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Sort by these columns; -column for the greatest first.", valueName: "columns"))
    var sort: String?
    @Option(help: ArgumentHelp("At most this many, 1 to 1000.", valueName: "count")) var limit: Int?
    @Option(help: ArgumentHelp("Go on where the page before ended.", valueName: "cursor")) var cursor: String?

    /// What is wanted of the answer to a question; `nil` where it is all of it.
    /// - Throws: `CommandFailure` where what is given does not go together.
    func listing(of query: QueryName, isJSON: Bool) throws(CommandFailure) -> Listing? {
        if csv, isJSON { throw .usage("--csv and --json exclude each other; give one of them") }
        let names = ReplyList.all(of: query).map(\.name).joined(separator: ", ")
        if csv, list == nil, query.list == nil {
            throw .usage("this answer has no main list: name one with --list; there are \(names)")
        }
        if list != nil, !csv, !isJSON {
            throw .usage("--list goes with --csv or --json; the lists are \(names)")
        }
        var conditions: [ListCondition] = []
        for text in self.conditions {
            conditions.append(try CommandFailure.value(text, "--where"))
        }
        var order: [ListOrder] = []
        for text in sort?.split(separator: ",", omittingEmptySubsequences: false) ?? [] {
            order.append(try CommandFailure.value(String(text), "--sort"))
        }
        guard list != nil || !conditions.isEmpty || !order.isEmpty || limit != nil || cursor != nil else { return nil }
        return Listing(
            list: list, conditions: conditions.isEmpty ? nil : conditions, sort: order.isEmpty ? nil : order,
            limit: limit, cursor: cursor)
    }

    /// The list that is meant.
    func chosen(of query: QueryName) -> ReplyList? {
        guard let list else { return ReplyList.main(of: query) }
        return ReplyList.all(of: query).first { $0.name == list }
    }

    /// Says beside the output what of the list is not shown.
    func sayRest(of body: JSONValue) {
        guard let page = try? body["about"]?["page"]?.decoded(as: ListPage.self), limit != nil || cursor != nil,
            let next = page.next
        else { return }
        Console.notice("\(page.matching) in all; the next page begins with --cursor \(next)")
    }
}
