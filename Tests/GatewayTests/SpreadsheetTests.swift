import GatewayDomain
import MessageBus
import MessageSchema
import TestSupport
import Testing

@testable import GatewayApp

@Suite("Lists for a spreadsheet")
struct SpreadsheetTests {
    /// Reads CSV as RFC 4180 has it.
    private func parsed(_ text: String) -> [[String]] {
        var (rows, row, cell): ([[String]], [String], String) = ([], [], "")
        var isQuoted = false
        var scalars = Array(text.unicodeScalars)[...]
        while let next = scalars.popFirst() {
            if isQuoted {
                guard next == "\"" else {
                    cell.unicodeScalars.append(next)
                    continue
                }
                if scalars.first == "\"" {
                    scalars.removeFirst()
                    cell += "\""
                } else {
                    isQuoted = false
                }
                continue
            }
            switch next {
            case "\"": isQuoted = true
            case ",":
                row.append(cell)
                cell = ""
            case "\r": continue
            case "\n":
                rows.append(row + [cell])
                (row, cell) = ([], "")
            default: cell.unicodeScalars.append(next)
            }
        }
        return rows
    }

    @Test("every list has a row for each element and the columns of its type", arguments: QueryName.allCases)
    func everyList(name: QueryName) throws {
        guard name.list != nil, name.needed == nil else { return }
        let force = try FoldedCase.gaza()
        let reply: JSONValue = try force.ask(
            QueryRequest(name, operation: name.needsOperation ? force.operation : nil))
        let table = ReplyTable(try #require(ReplyList.main(of: name)), in: reply)
        let rows = parsed(table.csv)
        #expect(rows.count == table.rows.count + 1)
        #expect(rows[0] == table.columns && Set(rows[0]).count == rows[0].count)
        #expect(rows.allSatisfy { $0.count == table.columns.count })
    }

    @Test("figures, unknown quantities and texts stand where they belong")
    func cells() throws {
        let force = try FoldedCase.gaza()
        let reply: JSONValue = try force.ask(QueryRequest(.pledges, operation: force.operation))
        let rows = parsed(ReplyTable(try #require(ReplyList.main(of: .pledges)), in: reply).csv)
        func column(_ name: String) throws -> Int { try #require(rows[0].firstIndex(of: name), "\(rows[0])") }
        let (nation, best, unknown) = (
            try column("nation"), try column("lines.headcount.best"), try column("lines.headcount")
        )
        let indonesia = try #require(rows.first { $0[nation] == "IDN" })
        #expect(indonesia[best] == "8000" && indonesia[unknown] == "")
        #expect(rows.contains { $0[unknown] == "unknown" && $0[best] == "" })
    }

    @Test("what a spreadsheet would take for a formula is made harmless, and quotation marks and lines stay whole")
    func formulas() throws {
        var force = try FoldedCase.gaza()
        try force.tell(
            PledgesEvent.approach(
                Approach(approach: "evil", nation: "ITA", by: "=HYPERLINK(\"http://x\"), \"so\"")))
        let reply: JSONValue = try force.ask(QueryRequest(.approaches, operation: force.operation))
        let csv = ReplyTable(try #require(ReplyList.main(of: .approaches)), in: reply).csv
        #expect(parsed(csv).joined().contains("'=HYPERLINK(\"http://x\"), \"so\""))
        #expect(csv.hasSuffix("\r\n"))
    }

    @Test("over HTTP a list is given as CSV where that is asked for, and an answer that is none is not")
    func overHTTP() async throws {
        let transport = MemoryTransport()
        let mandate = try await ScriptedService.start(.mandate, over: transport)
        try mandate.tell(
            MandateEvent.operationEstablishment(OperationEstablishment(title: "A force", currency: "USD")))
        try await RunningGateway.with(transport: transport) { gateway in
            try await gateway.reach(mandate.bookmark)
            let accept = [("Accept", "text/csv")]
            let path = "/v1/operations/isf-gaza/entries"
            let answer = try await gateway.http("GET", path, headers: accept)
            #expect(answer.status == 200 && answer.headers["content-type"] == "text/csv; charset=utf-8")
            #expect(answer.headers["vary"] == "Accept")
            #expect(parsed(answer.text).count == 2 && answer.text.hasPrefix("event,"))
            let json = try await gateway.http("GET", path)
            #expect(json.headers["etag"] != answer.headers["etag"])
            let tag = try #require(answer.headers["etag"])
            #expect(try await gateway.http("GET", path, headers: accept + [("If-None-Match", tag)]).status == 304)
            #expect(try await gateway.http("GET", "/v1/operations", headers: accept).status == 200)
            let none = try await gateway.http("GET", "/v1/operations/isf-gaza/picture", headers: accept)
            #expect(none.status == 406)
        }
        await mandate.stop()
    }
}
