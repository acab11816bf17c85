import Foundation
import MessageSchema

/// Takes the part of a list out of an answer that a question asks for, and says in `about.page` which it is.
struct ListPicking {
    private let request: QueryRequest
    private let query: QueryName
    private let listing: Listing
    private let list: ReplyList
    private let cursor: ListCursor?
    private let sort: [(column: ReplyList.Column, isDescending: Bool)]
    private let conditions: [ColumnCondition]

    /// Reads and checks what is asked for.
    /// - Throws: `Problem` of kind `invalid-content` that names the list, the column or the cursor, and what there is.
    init(_ listing: Listing, _ request: QueryRequest, _ query: QueryName) throws(Problem) {
        let list = try Self.list(listing.list, of: query)
        if let limit = listing.limit, !(1...Listing.maximumLimit).contains(limit) {
            throw QuestionReading.wrong(
                "/listing/limit", "`limit` is 1 to \(Listing.maximumLimit) elements, not \(limit)")
        }
        let entries = [("where", listing.conditions?.count), ("sort", listing.sort?.count)]
        for (name, count) in entries where count.map({ !(1...Listing.maximumEntries).contains($0) }) ?? false {
            throw QuestionReading.wrong(
                "/listing/\(name)",
                "`\(name)` has 1 to \(Listing.maximumEntries) entries, not \(count ?? 0); leave it out where none is meant"
            )
        }
        var sort: [(column: ReplyList.Column, isDescending: Bool)] = []
        for (index, order) in (listing.sort ?? []).enumerated() {
            let column = try Self.column(order.column, of: list, at: "/listing/sort/\(index)")
            guard !column.isInner else {
                throw QuestionReading.wrong(
                    "/listing/sort/\(index)",
                    "`\(column.name)` has several values in one element of `\(list.name)`; sort by a column outside of "
                        + "`\(list.inner ?? "")`")
            }
            sort.append((column, order.isDescending))
        }
        var conditions: [ColumnCondition] = []
        for (index, condition) in (listing.conditions ?? []).enumerated() {
            let pointer = "/listing/where/\(index)"
            let column = try Self.column(condition.column, of: list, at: pointer)
            conditions.append(try ColumnCondition(condition, on: column, at: pointer))
        }
        self.request = request
        self.query = query
        self.listing = listing
        self.list = list
        self.sort = sort
        self.conditions = conditions
        cursor = try listing.cursor.map { text throws(Problem) in try ListCursor(text, of: request) }
    }

    /// The day to answer for where the question names none: the one of the first page, so that midnight changes no page.
    var day: CalendarDay? { cursor?.day }

    /// The answer with the part of the list in its place.
    /// - Throws: `Problem` of kind `divergence` where the element after which the page begins is in the list no longer.
    func pick(from reply: JSONValue, day: CalendarDay) throws(Problem) -> JSONValue {
        let all = list.elements(in: reply)
        let isPart =
            listing.conditions != nil || listing.sort != nil || listing.limit != nil || listing.cursor != nil
        var elements = (isPart ? list.flattened(all) : all).compactMap(matching)
        let (total, matching) = (list.flattened(all).count, isPart ? elements.count : list.flattened(elements).count)
        var next: String?
        if isPart { (elements, next) = try page(of: elements, day) }
        let answer = list.replacing(elements, in: reply)
        guard case .object(var object) = answer, case .object(var about)? = object["about"] else { return answer }
        let page = ListPage(list: list.name, total: total, matching: matching, next: next)
        do {
            about["page"] = try JSONValue.encoding(page)
        } catch {
            throw Problem(.internalFailure, "the page cannot be written: \(error)")
        }
        object["about"] = .object(about)
        return .object(object)
    }

    /// What is left of an element: all of it, the parts of it that meet the conditions on them, or nothing.
    private func matching(_ element: JSONValue) -> JSONValue? {
        guard conditions.allSatisfy({ $0.column.isInner || $0.holds(in: element) }) else { return nil }
        let within = conditions.filter(\.column.isInner)
        guard !within.isEmpty, let inner = list.inner, case .object(var object) = element else { return element }
        let parts = (object[inner]?.array ?? []).filter { part in within.allSatisfy { $0.holds(in: part) } }
        guard !parts.isEmpty else { return nil }
        object[inner] = .array(parts)
        return .object(object)
    }

    private struct Placed {
        let element: JSONValue
        let keys: [ListSortKey]
        let identity: String
    }

    private func page(
        of elements: [JSONValue], _ day: CalendarDay
    ) throws(Problem) -> (elements: [JSONValue], next: String?) {
        var seen: [String: Int] = [:]
        var placed = elements.map { element in
            let name = list.identity(of: element, in: query)
            seen[name, default: 0] += 1
            return Placed(
                element: element, keys: sort.map { ListSortKey($0.column.value(in: element)) },
                // Several that nothing tells apart are told apart by their order.
                identity: seen[name] == 1 ? name : "\(name)\n\(seen[name] ?? 1)")
        }
        if !sort.isEmpty { placed.sort { isBefore(($0.keys, $0.identity), ($1.keys, $1.identity)) } }
        if let cursor {
            if sort.isEmpty {
                guard let place = placed.firstIndex(where: { $0.identity == cursor.identity }) else {
                    throw Problem(
                        .divergence,
                        "the element after which the page begins is in `\(list.name)` no longer: begin anew without `cursor`, "
                            + "or give a `sort`, with which a page begins where it would stand",
                        errors: [.init(pointer: "/listing/cursor", detail: "its element is gone")])
                }
                placed.removeFirst(place + 1)
            } else {
                let last = (cursor.keys.map { ListSortKey($0) }, cursor.identity)
                placed.removeAll { !isBefore(last, ($0.keys, $0.identity)) }
            }
        }
        guard let limit = listing.limit, placed.count > limit, let last = placed[..<limit].last else {
            return (placed.map(\.element), nil)
        }
        let next = ListCursor(
            day: day, question: ListCursor.fingerprint(of: request), keys: last.keys.map(\.value),
            identity: last.identity)
        return (placed[..<limit].map(\.element), try next.text())
    }

    private func isBefore(
        _ left: (keys: [ListSortKey], identity: String), _ right: (keys: [ListSortKey], identity: String)
    ) -> Bool {
        for (index, order) in sort.enumerated() where index < left.keys.count && index < right.keys.count {
            let (first, second) = (left.keys[index], right.keys[index])
            guard first != second else { continue }
            // What is missing comes last, whichever way the others go.
            if first.isMissing || second.isMissing { return second.isMissing }
            return (first < second) != order.isDescending
        }
        return left.identity < right.identity
    }

    private static func list(_ name: String?, of query: QueryName) throws(Problem) -> ReplyList {
        let lists = ReplyList.all(of: query)
        let names = lists.map { "`\($0.name)`" }.joined(separator: ", ")
        guard let name else {
            if let main = ReplyList.main(of: query) { return main }
            throw QuestionReading.wrong(
                "/listing/list", "`\(query.rawValue)` has no main list: name one in `list`; there are \(names)")
        }
        guard let list = lists.first(where: { $0.name == name }) else {
            let nearest = NearestMatch.of(name, in: lists.map(\.name), limit: 1).first.map { "; did you mean `\($0)`?" }
            throw QuestionReading.wrong(
                "/listing/list",
                "`\(query.rawValue)` has no list `\(name.prefix(60))`\(nearest ?? ";") there are \(names)")
        }
        return list
    }

    private static func column(
        _ name: String, of list: ReplyList, at pointer: String
    ) throws(Problem) -> ReplyList.Column {
        guard let column = list.columns.first(where: { $0.name == name }) else {
            let names = list.columns.map(\.name)
            let nearest = NearestMatch.of(name, in: names, limit: 1).first.map { "; did you mean `\($0)`?" } ?? ";"
            throw QuestionReading.wrong(
                pointer,
                "`\(list.name)` has no column `\(name)`\(nearest) it has \(names.joined(separator: ", "))")
        }
        return column
    }
}

/// What stands in the column of an element that a list is sorted by.
struct ListSortKey: Comparable {
    /// As it stands in the answer; `nil` where nothing does.
    let value: String?
    private let number: Decimal?
    private let text: String

    init(_ json: JSONValue?) { self.init(json.flatMap(ListSortKey.text)) }

    init(_ value: String?) {
        self.value = value
        number = value.flatMap(Self.number)
        // A month is its last day, and so comes after all of its days.
        let text = (value ?? "").lowercased()
        self.text = text.utf8.count == 7 && Self.isDate(text) ? text + "-99" : text
    }

    var isMissing: Bool { value == nil }

    static func == (left: ListSortKey, right: ListSortKey) -> Bool {
        if let (first, second) = both(left.number, right.number) { return first == second }
        return left.text == right.text && left.isMissing == right.isMissing
    }

    /// Numbers before texts, and what is missing last.
    static func < (left: ListSortKey, right: ListSortKey) -> Bool {
        if let (first, second) = both(left.number, right.number) { return first < second }
        if left.isMissing != right.isMissing { return right.isMissing }
        if (left.number == nil) != (right.number == nil) { return left.number != nil }
        return left.text < right.text
    }

    static func both<Value>(_ left: Value?, _ right: Value?) -> (Value, Value)? {
        guard let left, let right else { return nil }
        return (left, right)
    }

    /// A value as text; elements of a list apart by `; `.
    static func text(of json: JSONValue) -> String? {
        switch json {
        case .null: nil
        case .string(let text): text
        case .array(let elements): elements.isEmpty ? nil : elements.compactMap(text).joined(separator: "; ")
        case .object, .bool, .number: JSONWriter.text(of: json)
        }
    }

    /// A text that is written as a number.
    static func number(_ text: String) -> Decimal? {
        guard JSONNumber(literal: text) != nil else { return nil }
        return Decimal(string: text, locale: Locale(identifier: "en_US_POSIX"))
    }

    /// Whether a text is written as a month, a day, or a moment in UTC.
    static func isDate(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        func isDigits(_ range: Range<Int>) -> Bool { bytes[range].allSatisfy { (48...57).contains($0) } }
        guard bytes.count >= 7, isDigits(0..<4), bytes[4] == UInt8(ascii: "-"), isDigits(5..<7) else { return false }
        if bytes.count == 7 { return true }
        guard bytes.count >= 10, bytes[7] == UInt8(ascii: "-"), isDigits(8..<10) else { return false }
        return bytes.count == 10 || bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t")
    }
}

/// A condition with the column that it is on.
struct ColumnCondition {
    let column: ReplyList.Column
    private let comparison: ListCondition.Comparison
    private let value: String
    private let number: Decimal?

    /// - Throws: `Problem` where a column of numbers is compared with something else.
    init(_ condition: ListCondition, on column: ReplyList.Column, at pointer: String) throws(Problem) {
        self.column = column
        comparison = condition.comparison
        value = condition.value
        number = ListSortKey.number(condition.value)
        guard !column.isNumber || number != nil || value.isEmpty || comparison == .contains else {
            throw QuestionReading.wrong(
                pointer, "`\(column.name)` holds numbers; compare it with one, not with `\(value.prefix(60))`")
        }
    }

    func holds(in element: JSONValue) -> Bool {
        let found = column.value(in: element)
        let texts = (found?.array ?? [found].compactMap { $0 }).compactMap(ListSortKey.text)
        switch comparison {
        case .unequal: return value.isEmpty ? !texts.isEmpty : !texts.contains { order(of: $0) == .orderedSame }
        case .equal where value.isEmpty: return texts.isEmpty
        case .contains: return texts.contains { $0.range(of: value, options: .caseInsensitive) != nil }
        case .equal: return texts.contains { order(of: $0) == .orderedSame }
        case .atMost: return texts.contains { order(of: $0) != .orderedDescending }
        case .atLeast: return texts.contains { order(of: $0) != .orderedAscending }
        case .below: return texts.contains { order(of: $0) == .orderedAscending }
        case .above: return texts.contains { order(of: $0) == .orderedDescending }
        }
    }

    /// How a text stands to the value.
    private func order(of text: String) -> ComparisonResult {
        if let (first, second) = ListSortKey.both(ListSortKey.number(text), number) {
            return first < second ? .orderedAscending : first == second ? .orderedSame : .orderedDescending
        }
        var (first, second) = (text.lowercased(), value.lowercased())
        if ListSortKey.isDate(first), ListSortKey.isDate(second) {
            let moments = (try? Instant(wire: text), try? Instant(wire: value))
            if let (left, right) = ListSortKey.both(moments.0, moments.1) {
                return left < right ? .orderedAscending : left == right ? .orderedSame : .orderedDescending
            }
            // To the coarser of both: a day or month compares with a moment, and a month with a day, by what both say.
            let length = [first.utf8.count, second.utf8.count, 10].min() ?? 10
            (first, second) = (String(first.prefix(length)), String(second.prefix(length)))
        }
        return first < second ? .orderedAscending : first == second ? .orderedSame : .orderedDescending
    }
}

/// Where a page of a list begins: after which element, by what it was sorted by.
struct ListCursor: Codable {
    /// The day that the first page was answered for.
    let day: CalendarDay
    /// Tells the question from others.
    let question: String
    /// What the last element of the page before was sorted by; `nil` where that was missing.
    let keys: [String?]
    /// What tells that element from others.
    let identity: String

    private enum CodingKeys: String, CodingKey {
        case day = "d"
        case question = "q"
        case keys = "k"
        case identity = "i"
    }

    init(day: CalendarDay, question: String, keys: [String?], identity: String) {
        self.day = day
        self.question = question
        self.keys = keys
        self.identity = identity
    }

    /// Reads a cursor that belongs to a question.
    /// - Throws: `Problem` of kind `invalid-content` where it is none, or is that of another question.
    init(_ text: String, of request: QueryRequest) throws(Problem) {
        let plain = text.replacing("-", with: "+").replacing("_", with: "/")
        let padded = plain + String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4)
        guard text.utf8.count <= 20_000, let data = Data(base64Encoded: padded),
            let cursor = try? JSONDecoder().decode(ListCursor.self, from: data)
        else {
            throw QuestionReading.wrong(
                "/listing/cursor", "a cursor is `about.page.next` of the page before, as it was given there")
        }
        guard cursor.question == Self.fingerprint(of: request) else {
            throw QuestionReading.wrong(
                "/listing/cursor",
                "the cursor is that of another question: ask the same one as for the page before, only `limit`, `after` and "
                    + "`waitSeconds` may differ, or begin anew without `cursor`")
        }
        self = cursor
    }

    /// The cursor as a word of letters, digits, `-` and `_`.
    func text() throws(Problem) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return try encoder.encode(self).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
                .replacing("=", with: "")
        } catch {
            throw Problem(.internalFailure, "the cursor cannot be written: \(error)")
        }
    }

    /// Tells a question from others, but for how much of its list is asked for at once. Against mistakes, not against
    /// forgery: a cursor lets nobody see more.
    static func fingerprint(of request: QueryRequest) -> String {
        let asked = QueryRequest(
            name: request.name, operation: request.operation, asOf: request.asOf, knownAt: request.knownAt,
            recordedBy: request.recordedBy, filter: request.filter,
            listing: Listing(
                list: request.listing?.list, conditions: request.listing?.conditions, sort: request.listing?.sort))
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in (try? JSONValue.encoding(asked)).map({ JSONWriter.bytes(of: $0) }) ?? [] {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        return String(hash, radix: 36)
    }
}
