import Foundation
import MessageSchema
import Testing

/// The contracts that the gateway gives out, held against what the running suite answers and publishes, by Python's
/// `jsonschema`, which owes nothing to the suite.
struct ContractsTests {
    /// Prints how many answers, events and schemas were judged; every fault is a line of its own, and the end is 1.
    private static let script = """
        import json, sys, urllib.request, warnings
        warnings.simplefilter("ignore")
        from jsonschema import Draft202012Validator, RefResolver
        base, faults = sys.argv[1], []
        if not base.startswith("http"):
            base = "http://" + base
        def get(path):
            with urllib.request.urlopen(base + path) as answer:
                return json.load(answer)
        def judge(what, value, schema, document, resolver):
            for error in list(Draft202012Validator(schema, resolver=resolver).iter_errors(value))[:3]:
                faults.append(f"{what}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")
        openapi, asyncapi = get("/openapi.json"), get("/asyncapi.json")
        names = get("/schemas")["schemas"]
        for name in names:
            Draft202012Validator.check_schema(get(name))
        resolver = RefResolver("", openapi)
        event, answers = None, 0
        events, page = [], "/v1/operations/isf-gaza/events?limit=50"
        while True:
            answer = get(page)
            events += answer["events"]
            page = answer["next"]
            if not answer["more"]:
                break
        for path, item in openapi["paths"].items():
            if "get" not in item or not path.startswith("/v1/") or path.endswith("/events"):
                continue
            url = path.replace("{operation}", "isf-gaza")
            if path.endswith("/why"):
                url += "?event=" + events[-1]["id"]
            content = item["get"]["responses"]["200"]["content"]["application/json"]
            judge(path, get(url), content["schema"], openapi, resolver)
            answers += 1
        resolver = RefResolver("", asyncapi)
        for event in events:
            channel = asyncapi["channels"].get(event["type"])
            if channel is None:
                faults.append("no channel for " + event["type"])
                continue
            message = asyncapi["components"]["messages"][event["type"]]
            judge(event["id"], event, message["payload"], asyncapi, resolver)
        try:
            from openapi_spec_validator import validate
        except ImportError:
            pass
        else:
            validate(openapi)
            print("openapi-spec-validator takes the document")
        print(f"{answers} answers, {len(events)} events, {len(names)} schemas")
        print("\\n".join(faults[:20]))
        sys.exit(1 if faults else 0)
        """

    @Test(.enabled(if: Python.hasJSONSchema, Python.missing))
    func everyAnswerAndEveryEventFulfilsTheContracts() async throws {
        try await withHome { home in
            let suite = try await RunningSuite.start(home)
            let file = home.folder + "/contracts.py"
            try Self.script.write(toFile: file, atomically: true, encoding: .utf8)
            let judged = try await home.execute(Python.interpreter, [file, try home.address()])
            #expect(judged.code == 0, "\(judged.output)\(judged.errors)")
            let counts = judged.output.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }.suffix(3)
            #expect(counts.count == 3 && counts.allSatisfy { $0 > 20 }, "\(judged.output)")
            // A list as CSV is the same from the terminal and over HTTP, and what is no list is said to be none.
            let table = try await home.muster("sources", "--csv")
            let overHTTP = try await home.get(
                "/v1/operations/isf-gaza/sources", headers: [("Accept", "text/csv")])
            #expect(table.code == 0 && table.output == String(decoding: overHTTP.body, as: UTF8.self))
            #expect(table.output.hasPrefix("source.publisher,"), "\(table.output.prefix(200))")
            let none = try await home.muster("status", "--csv")
            #expect(none.code == 2 && none.errors.contains("milestones"), "\(none.errors)")
            try await suite.stop()
        }
    }
}
