import Foundation
import MessageSchema
import Testing

/// What README.md promises to programs in other languages, done as it stands there.
struct ForeignProgramTests {
    @Test(.enabled(if: Python.hasZeroMQ, Python.missing))
    func theTenLinesOfPythonPrintEveryEventInOrder() async throws {
        let program = try block("python")
        #expect(program.split(separator: "\n").count <= 10)
        try await withHome { home in
            let suite = try await RunningSuite.start(home)
            let file = home.folder + "/subscriber.py"
            try program.write(toFile: file, atomically: true, encoding: .utf8)
            let subscriber = try home.start(Python.interpreter, [file], name: "subscriber")
            defer { subscriber.kill9() }

            // A subscription takes hold some time after it is asked for: what is printed first shows that it has.
            var probes = 0
            try await eventually("the first event to be printed", finding: { subscriber.report }) {
                probes += 1
                try await home.carryOut(.pledge("probe-\(probes)", headcount: probes))
                return (!subscriber.lines.isEmpty).orNil
            }
            for number in 1...40 {
                let order = Order.pledge("heard-\(number)", nation: "FRA", headcount: number)
                if number.isMultiple(of: 8) {
                    let sent = try await home.muster(
                        "send", "announce-pledge", "pledge=sent-\(number)", "nation=FRA", "line=infantry",
                        "capability=Infantry", "personnel=troops", "headcount=\(number)", "--operation", "isf-gaza")
                    #expect(sent.code == 0, "\(sent.errors)")
                }
                try await home.carryOut(order)
            }
            try await home.carryOut(.assessment("heard-1"))

            let log = try await PythonBus(home).log(of: "pledges")
            log.expectSound("pledges")
            try await eventually("the last event", finding: { subscriber.report }) {
                subscriber.lines.last?.contains("pledge/heard-1 pledges/isf-gaza/pledge.assessed ").orNil
            }
            let printed = subscriber.lines
            let first = try #require(printed.first?.split(separator: " ").first.flatMap { UInt64($0) })
            let expected = log.events.filter { ($0["sequence"].flatMap(sequence) ?? 0) >= first }
            #expect(printed.count == expected.count && expected.count >= 47)
            for (line, event) in zip(printed, expected) {
                let parts = line.split(separator: " ", maxSplits: 3).map(String.init)
                try #require(parts.count == 4)
                #expect(UInt64(parts[0]) == event["sequence"].flatMap(sequence))
                #expect(parts[1] == event["subject"]?.string)
                let type = event["type"]?.string ?? ""
                #expect("muster." + parts[2].replacing("/isf-gaza/", with: ".") + ".v1" == type, "\(parts[2]), \(type)")
                let data = try JSONParser().parse(parts[3])
                #expect(try CanonicalJSON.bytes(of: data) == CanonicalJSON.bytes(of: event["data"] ?? .null))
            }
            try await suite.stop()
        }
    }

    @Test(.enabled(if: Python.hasZeroMQ, Python.missing))
    func theRequestsOfTheReadmeReplayTheLogAndContinueAtItsHead() async throws {
        let replay = try JSONParser().parse(try block("json"))
        #expect(replay["request"]?.string == "replay")
        try await withHome { home in
            let suite = try await RunningSuite.start(home)
            let request = home.folder + "/request.json"
            try JSONWriter.text(of: replay).write(toFile: request, atomically: true, encoding: .utf8)
            let program = """
                import json, sys, zmq
                dealer = zmq.Context().socket(zmq.DEALER)
                dealer.connect(f"ipc://{sys.argv[1]}/pledges.requests")
                message = open(sys.argv[2]).read()
                dealer.send_string(message)
                answer, *events = dealer.recv_multipart()
                print(answer.decode())
                dealer.send_string('{"id": "2", "request": "head"}')
                head = json.loads(dealer.recv())
                print(json.dumps(head))
                body = dict(json.loads(message)["body"], after=head["body"])
                dealer.send_string(json.dumps({"id": "3", "request": "replay", "body": body}))
                print(dealer.recv_multipart()[0].decode())
                for event in events:
                    print(event.decode())
                """
            let outcome = try await home.execute(Python.interpreter, ["-c", program, home.run, request])
            #expect(outcome.code == 0, "\(outcome.errors)")
            try #require(outcome.lines.count > 3, "\(outcome.errors)")
            let answers = try outcome.lines.prefix(3).map { try JSONParser().parse($0) }
            let events = Array(outcome.lines.dropFirst(3))
            let log = try await PythonBus(home).log(of: "pledges")
            #expect(events == log.texts)
            #expect(answers[0]["id"]?.string == replay["id"]?.string)
            #expect(answers[0]["body"]?["count"]?.int64 == Int64(events.count))
            #expect(answers[1]["id"]?.string == "2")
            #expect(answers[1]["body"]?["hash"]?.string == log.computedHash)
            #expect(answers[2]["body"]?["count"]?.int64 == 0)
            try await suite.stop()
        }
    }

    /// The one fenced block of a language in README.md.
    private func block(_ language: String) throws -> String {
        let readme = try String(contentsOfFile: Binaries.checkout + "/README.md", encoding: .utf8)
        let blocks = readme.components(separatedBy: "```\(language)\n").dropFirst()
        try #require(blocks.count == 1, "README.md has \(blocks.count) blocks of \(language)")
        return try #require(blocks.first?.components(separatedBy: "```").first)
    }
}
