import MessageSchema

/// Says what is wrong after a fault, from the files of all five processes once they have stopped.
///
/// Every acknowledged command is in its log with exactly the acknowledged events, and no command twice; sequences are
/// gapless, chains lead to the heads, stored replies name the events of their commands; what each service has taken in of
/// others, and the gateway's copy, is what the others recorded.
enum FaultOracle {
    /// What was found in the files.
    struct Findings: Sendable {
        /// What is wrong, a sentence each; none after a fault that was survived.
        var wrong: [String]
        /// By service: how many events its log has.
        var heads: [String: UInt64]
        /// How many acknowledged commands are not in their log as they were acknowledged.
        var lost: Int
    }

    static func findings(_ home: TestHome, acknowledged: [Sender.Acknowledged]) async throws -> Findings {
        let outcome = try await home.execute(Python.interpreter, ["-c", source, home.root + "/data"])
        guard outcome.code == 0 else { throw Failure("the oracle failed: \(outcome.errors.suffix(1500))") }
        let answer = try outcome.json()
        var wrong = (answer["wrong"]?.array ?? []).compactMap(\.string)
        var lost = 0
        for one in acknowledged {
            let recorded = answer["commands"]?[one.order.service]?[one.order.id]?.array?.compactMap(\.string) ?? []
            let replied = one.reply["events"]?.array?.compactMap(\.string) ?? []
            if replied.isEmpty || recorded != replied {
                lost += 1
                if lost <= 5 { wrong.append("\(one.order): acknowledged \(replied), recorded \(recorded)") }
            }
        }
        if lost > 5 { wrong.append("\(lost) acknowledged commands are lost in all") }
        var heads: [String: UInt64] = [:]
        for service in Binaries.logs { heads[service] = answer["heads"]?[service]?.uint64 }
        return Findings(wrong: wrong, heads: heads, lost: lost)
    }

    private static let source = """
        import hashlib, json, os, sqlite3, sys
        data, wrong, commands, logs = sys.argv[1], [], {}, {}
        services = ["mandate", "pledges", "funding", "command"]

        def chain(name, log, rows, head, head_hash):
            hashes = [hashlib.sha256(log.encode()).digest()]
            for place, (sequence, epoch, command, digest, body) in enumerate(rows, 1):
                hashes.append(hashlib.sha256(hashes[-1] + body).digest())
                event = json.loads(body)
                if sequence != place:
                    wrong.append(f"{name}: event {sequence} where {place} was due")
                    break
                if digest != hashes[-1]:
                    wrong.append(f"{name}: the chain breaks at event {sequence}")
                    break
                if event["id"] != f"{log}.{epoch}.{sequence}" or event["commandid"] != command:
                    wrong.append(f"{name}: event {sequence} calls itself {event['id']} of {event['commandid']}")
            if head != len(rows):
                wrong.append(f"{name}: the head says {head}, there are {len(rows)} events")
            elif head_hash != hashes[-1]:
                wrong.append(f"{name}: the head's hash is another than the chain's")
            return hashes

        def read(service):
            db = sqlite3.connect(f"{data}/{service}.sqlite")
            for (line,) in db.execute("PRAGMA integrity_check"):
                if line != "ok":
                    wrong.append(f"{service}: {line}")
            log, epoch, head, head_hash = db.execute(
                "SELECT log_id, epoch, head_sequence, head_hash FROM log").fetchone()
            rows = db.execute("SELECT sequence, epoch, command_id, hash, bytes FROM event ORDER BY sequence").fetchall()
            hashes = chain(service, log, rows, head, head_hash)
            logs[service] = (log, epoch, head, hashes, [row[4] for row in rows])
            events = {}
            for sequence, epoch, command, _, _ in rows:
                events.setdefault(command, []).append((sequence, f"{log}.{epoch}.{sequence}"))
            commands[service] = {command: [id for _, id in ids] for command, ids in events.items()}
            replies = db.execute("SELECT command_id, first_sequence, last_sequence FROM reply").fetchall()
            for command, first, last in replies:
                if [number for number, _ in events.get(command, [])] != list(range(first, last + 1)):
                    wrong.append(f"{service}: the reply to {command} names events {first} to {last}, which are not its own")
            if len(replies) != len(events):
                wrong.append(f"{service}: {len(replies)} replies for {len(events)} commands")
            parked = db.execute("SELECT count(*) FROM parked").fetchone()[0]
            if parked:
                wrong.append(f"{service}: {parked} events are parked")
            logs[service] += (db.execute("SELECT source, log_id, epoch, sequence, hash FROM inbox").fetchall(),)

        for service in services:
            try:
                read(service)
            except (sqlite3.Error, TypeError) as error:
                wrong.append(f"{service}: its log cannot be read: {error}")
                logs[service] = ("", 0, 0, [b""], [], [])

        for service in services:
            for source, log, epoch, sequence, digest in logs[service][5]:
                origin = logs[source]
                if (log, epoch) != origin[:2] or sequence > origin[2] or digest != origin[3][sequence]:
                    wrong.append(f"{service}: its cursor of {source} at {sequence} is no place of that log")

        db = sqlite3.connect(f"{data}/gateway.sqlite")
        copies = {row[1]: row for row in db.execute(
            "SELECT number, source, log_id, epoch, head_sequence, head_hash FROM copy WHERE archived_at IS NULL")}
        for service in services:
            log, epoch, head, hashes, bodies, _ = logs[service]
            if service not in copies:
                if head:
                    wrong.append(f"gateway: no copy of {service}")
                continue
            number, _, copied, copied_epoch, at, digest = copies[service]
            rows = db.execute(f"SELECT bytes FROM event_{number} ORDER BY sequence").fetchall()
            if (copied, copied_epoch, at) != (log, epoch, head):
                wrong.append(f"gateway: its copy of {service} is at {copied} {copied_epoch} {at}, the log at {log} {epoch} {head}")
            elif [row[0] for row in rows] != bodies or digest != hashes[-1]:
                wrong.append(f"gateway: its copy of {service} has other events than the log")
        parked = db.execute("SELECT count(*) FROM parked").fetchone()[0]
        if parked:
            wrong.append(f"gateway: {parked} events are parked")
        print(json.dumps({"wrong": wrong, "commands": commands, "heads": {name: logs[name][2] for name in services}}))
        """
}
