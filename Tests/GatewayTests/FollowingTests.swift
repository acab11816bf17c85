import EventLog
import MessageBus
import MessageSchema
import TestSupport
import Testing

@testable import GatewayApp

@Suite("Following the services")
struct FollowingTests {
    private let established = MandateEvent.operationEstablishment(
        OperationEstablishment(title: "Stabilization Force", currency: "USD"))

    private func announced(_ pledge: EntityID, _ headcount: Quantity) -> PledgesEvent {
        .pledgeAnnouncement(
            PledgeAnnouncement(
                pledge: pledge, nation: "IDN",
                lines: [
                    LineOffer(line: "troops", capability: "infantry", personnel: .known(.troops), headcount: headcount)
                ]))
    }

    private func strength(_ picture: PictureReply) -> Int {
        picture.strength.stages.first { $0.stage == .known(.announced) }?.best ?? -1
    }

    @Test("what a service states is counted, and whoever gives its bookmark reads what they wrote")
    func live() async throws {
        let transport = MemoryTransport()
        let pledges = try await ScriptedService.start(.pledges, over: transport)
        try await RunningGateway.with(transport: transport) { gateway in
            for count in 1...20 {
                try pledges.tell(announced(EntityID(wire: "idn-\(count)"), 100))
                let request = QueryRequest(.picture, operation: "isf-gaza", after: pledges.bookmark, waitSeconds: 10)
                let picture = try await gateway.bus.ask(.query, request, timeout: .seconds(10))
                    .decoded(as: PictureReply.self)
                #expect(strength(picture) == count * 100)
            }
        }
        await pledges.stop()
    }

    @Test("an event that was dropped on the way is fetched, also the last one")
    func dropped() async throws {
        let transport = MemoryTransport()
        let pledges = try await ScriptedService.start(.pledges, over: transport)
        try await RunningGateway.with(transport: transport) { gateway in
            try pledges.tell(announced("idn-1", 100))
            try await gateway.eventually("first") {
                try await gateway.http("GET", "/v1/operations/isf-gaza/picture").status == 200
            }
            try pledges.tell(announced("idn-2", 100), publishing: false)
            try pledges.tell(announced("idn-3", 100))
            try pledges.tell(announced("idn-4", 100), publishing: false)
            try await gateway.eventually("all four") { strength(try await gateway.picture()) == 400 }
            let metrics = try await gateway.bus.ask(.metrics, timeout: .seconds(5)).decoded(as: MetricsReply.self)
            #expect(metrics.text.contains("muster_gateway_events_stored_total{source=\"pledges\"} 4"))
            #expect(metrics.text.hasSuffix("# EOF\n"))
        }
        await pledges.stop()
    }

    @Test("a gateway that starts again has its events from the store, without any service")
    func restart() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let transport = MemoryTransport()
        let mandate = try await ScriptedService.start(.mandate, over: transport)
        let pledges = try await ScriptedService.start(.pledges, over: transport)
        try mandate.tell(established)
        for count in 1...30 { try pledges.tell(announced(EntityID(wire: "idn-\(count)"), 10)) }
        let first = try await SQLiteMirror.open(directory: folder.path)
        try await RunningGateway.with(mirror: first, transport: transport) { gateway in
            try await gateway.eventually("all") {
                guard let picture = try await gateway.pictureIfKnown() else { return false }
                return strength(picture) == 300 && picture.about.title == "Stabilization Force"
            }
        }
        await first.close()
        await pledges.stop()
        await mandate.stop()
        let second = try await SQLiteMirror.open(directory: folder.path)
        try await RunningGateway.with(mirror: second) { gateway in
            let picture = try await gateway.picture()
            #expect(strength(picture) == 300)
            #expect(picture.about.title == "Stabilization Force")
            #expect(picture.about.services["pledges"]?.position == SequenceNumber(30))
            #expect(picture.about.services["pledges"]?.heardSecondsAgo == nil)
            #expect(try await gateway.http("GET", "/readyz").status == 200)
        }
        await second.close()
    }

    @Test("a log that was replaced is begun anew and said; its former copy is kept")
    func replaced() async throws {
        let storage = MemoryMirrorStorage()
        let mirror = try MemoryMirror(storage)
        let transport = MemoryTransport()
        let pledges = try await ScriptedService.start(.pledges, over: transport)
        try await RunningGateway.with(mirror: mirror, transport: transport) { gateway in
            for count in 1...5 { try pledges.tell(announced(EntityID(wire: "idn-\(count)"), 100)) }
            try await gateway.eventually("all five") {
                guard let picture = try await gateway.pictureIfKnown() else { return false }
                return strength(picture) == 500
            }
            await pledges.stop()
            let other = try await ScriptedService.start(.pledges, over: transport, log: LogID("pledges-other"))
            try other.tell(announced("mar-1", 7))
            try await gateway.eventually("the other log") {
                // Between the two logs nothing is known of the operation.
                guard let picture = try await gateway.pictureIfKnown() else { return false }
                return strength(picture) == 7
            }
            let checks = try await gateway.bus.ask(.health, timeout: .seconds(5)).decoded(as: HealthReply.self).checks
            #expect(checks.first { $0.name == "pledges" }?.detail.contains("replaced by another log 1 times") == true)
            await other.stop()
        }
        let archived = try await mirror.archivedGenerations()
        #expect(archived.map(\.source) == ["pledges"])
        #expect(archived.first?.cursor.sequence == SequenceNumber(5))
        #expect(try await mirror.cursors()["pledges"]?.log.value == "pledges-other")
    }

    @Test("an event that cannot be read parks with its reason, is stored, and shows")
    func parked() async throws {
        let mirror = try MemoryMirror()
        let transport = MemoryTransport()
        let pledges = try await ScriptedService.start(.pledges, over: transport)
        try await RunningGateway.with(mirror: mirror, transport: transport) { gateway in
            try pledges.tell(announced("idn-1", 100))
            let next = pledges.head.sequence.next
            let id = EventID(log: pledges.head.log, epoch: .first, sequence: next)
            pledges.tell(bytes: Array("{\"id\":\"\(id.wire)\",\"nonsense\":true}".utf8), topic: "pledges/x/y")
            try pledges.tell(announced("idn-2", 50))
            try await gateway.eventually("both") {
                guard let picture = try await gateway.pictureIfKnown() else { return false }
                return strength(picture) == 150
            }
            let picture = try await gateway.picture()
            #expect(picture.about.services["pledges"]?.parked == 1)
            #expect(picture.about.services["pledges"]?.position == SequenceNumber(3))
        }
        let parked = try await mirror.parked()
        #expect(parked.map(\.sequence) == [SequenceNumber(2)])
        #expect(parked.first?.reason.contains("cannot be read") == true)
        await pledges.stop()
    }

    @Test("a full disk is waited out: nothing is lost and nothing taken in twice")
    func diskFull() async throws {
        let storage = MemoryMirrorStorage()
        let mirror = try MemoryMirror(storage)
        let transport = MemoryTransport()
        let pledges = try await ScriptedService.start(.pledges, over: transport)
        try await RunningGateway.with(mirror: mirror, transport: transport) { gateway in
            storage.failNextAppend(with: LogError(.full, "the disk is full"))
            for count in 1...3 { try pledges.tell(announced(EntityID(wire: "idn-\(count)"), 100)) }
            try await gateway.eventually("all three") {
                guard let picture = try await gateway.pictureIfKnown() else { return false }
                return strength(picture) == 300
            }
            let metrics = try await gateway.bus.ask(.metrics, timeout: .seconds(5)).decoded(as: MetricsReply.self)
            #expect(metrics.text.contains("muster_gateway_store_failures_total{source=\"pledges\"} 1"))
        }
        await pledges.stop()
    }
}
