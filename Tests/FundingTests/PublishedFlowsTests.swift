import DomainModel
import Foundation
import FundingDomain
import MessageSchema
import TestSupport
import Testing

/// The flows that OCHA FTS publishes for one plan, where they lie beside the project.
private enum PublishedFlows {
    static let folder: URL? = {
        let fromRoot = URL(filePath: FileManager.default.currentDirectoryPath).appending(path: "../shared/data")
        let fromSource = URL(filePath: #filePath).appending(path: "../../../../shared/data").standardized
        return [fromRoot, fromSource].first {
            FileManager.default.fileExists(atPath: $0.path + "/fts_api_flows_pse_2020_p1.json")
        }
    }()

    static let condition = ConditionTrait.enabled(
        if: folder != nil, "skipped: the folder ../shared/data is not there")

    static func all() throws -> [Flow] {
        let folder = try #require(folder)
        let flows = try (1...3).flatMap { page -> [Flow] in
            let bytes = try Data(contentsOf: folder.appending(path: "fts_api_flows_pse_2020_p\(page).json"))
            return try JSONDecoder().decode(Page.self, from: bytes).data.flows
        }
        return flows.sorted { $0.number < $1.number }
    }

    private struct Page: Decodable {
        struct Content: Decodable { let flows: [Flow] }
        let data: Content
    }
}

/// One flow, as far as it is looked at here.
private struct Flow: Decodable {
    struct Place: Decodable {
        let type: String
        let name: String
    }

    let id: String
    let amountUSD: Int64
    let originalAmount: Int64?
    let originalCurrency: String?
    let boundary: String
    let onBoundary: String
    let status: String
    let contributionType: String
    let parentFlowId: Int?
    let date: String
    let sourceObjects: [Place]

    var number: Int { Int(id) ?? 0 }
    var contribution: EntityID { get throws { try EntityID(wire: "fts-\(id)") } }
    var donor: Party {
        get throws {
            let name = sourceObjects.first { $0.type == "Organization" }?.name ?? "a donor whom the flow does not name"
            return .unnamed(try Text(wire: name), count: nil)
        }
    }
    var day: EffectiveDate { get throws { .day(try CalendarDay(wire: String(date.prefix(10)))) } }
    var flowBoundary: FlowBoundary {
        get throws { onBoundary == "shared" ? .shared : try #require(FlowBoundary(rawValue: boundary)) }
    }
}

@Suite("Flows of humanitarian funding as published", PublishedFlows.condition)
struct PublishedFlowsTests {
    /// FTS shows of a flow that is passed on what is left of it; a contribution is what came in.
    private func gross(_ flows: [Flow]) -> [String: Int64] {
        let byID = Dictionary(flows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var gross = Dictionary(flows.map { ($0.id, $0.amountUSD) }, uniquingKeysWith: { first, _ in first })
        // The latest first, so that what is passed on twice is added at each hand.
        for flow in flows.sorted(by: { $0.number > $1.number }) {
            var above = flow.parentFlowId.flatMap { byID[String($0)] }
            var seen: Set<String> = [flow.id]
            while let parent = above, seen.insert(parent.id).inserted {
                gross[parent.id, default: 0] += flow.amountUSD
                above = parent.parentFlowId.flatMap { byID[String($0)] }
            }
        }
        return gross
    }

    private func recorded() throws -> (scenario: Scenario<FundingOperation>, recorded: Int, empty: Int) {
        let flows = try PublishedFlows.all()
        let gross = gross(flows)
        let ids = Set(flows.map(\.id))
        // Parents first.
        var ordered: [Flow] = []
        var (open, placed) = (flows, Set<String>())
        while !open.isEmpty {
            let ready = open.filter { flow in
                flow.parentFlowId.map { placed.contains(String($0)) || !ids.contains(String($0)) } ?? true
            }
            guard !ready.isEmpty else { throw ScenarioFailure("flows that pass on each other") }
            ordered += ready
            placed.formUnion(ready.map(\.id))
            open.removeAll { placed.contains($0.id) }
        }
        var scenario = FundingExamples.accepted()
        var (count, empty, held) = (0, 0, Set<String>())
        for flow in ordered {
            guard let amount = gross[flow.id], amount > 0 else {
                empty += 1
                continue
            }
            let stated = Money(minor: Int128(amount) * 100, currency: "USD")
            // The original amount is that of what is left, so it says nothing of what came in and was passed on.
            let isWhole = amount == flow.amountUSD
            let original = try flow.originalAmount.flatMap { original -> Money? in
                guard isWhole, original > 0, let currency = flow.originalCurrency, currency != "USD" else { return nil }
                return try Money(amount: String(original), currency: CurrencyCode(wire: currency))
            }
            let figure = original ?? stated
            let words = original == nil ? nil : stated
            let parent = flow.parentFlowId.map(String.init).flatMap { held.contains($0) ? $0 : nil }
            let said = Circumstances.reported(on: try flow.day, grade: "A2", publisher: "OCHA FTS")
            try scenario.accept(
                .contributionPledge(
                    ContributionPledge(
                        contribution: try flow.contribution, donor: try flow.donor,
                        kind: .known(flow.contributionType == "in kind" ? .inKind : .financial), amount: figure,
                        stated: words, parent: try parent.map { try EntityID(wire: "fts-\($0)") },
                        boundary: .known(try flow.flowBoundary))), said)
            if flow.status == "commitment" || flow.status == "paid" {
                try scenario.accept(
                    .contributionCommitment(
                        ContributionCommitment(
                            contribution: try flow.contribution, amount: figure, stated: words)), said)
            }
            if flow.status == "paid" {
                try scenario.accept(
                    .contributionPayment(
                        ContributionPayment(
                            contribution: try flow.contribution, payment: "whole", amount: figure, stated: words)),
                    said)
            }
            held.insert(flow.id)
            count += 1
        }
        return (scenario, count, empty)
    }

    @Test func theTotalsComeOutToTheDollar() throws {
        let (scenario, recorded, empty) = try recorded()
        #expect(recorded + empty == 424)
        let totals = try #require(scenario.state.records.totals(at: .everything))
        #expect(totals.funding.amount == money("381508179"))
        #expect(totals.uncommitted.amount == money("29621"))
        #expect(totals.funding.minor == totals.funding.records.reduce(0) { $0 + $1.counted.minor })
        #expect(totals.funding.leftOut.isEmpty)
        let reasons = Dictionary(grouping: totals.funding.omitted, by: \.reason).mapValues(\.count)
        #expect((reasons[.shared] ?? 0) > 0 && (reasons[.notIncoming] ?? 0) > 0)
        #expect(totals.funding.statement.contains("shared with something else left out"))
        // What is counted and what is left out is every flow.
        let counted = Set(totals.funding.records.map(\.contribution) + totals.uncommitted.records.map(\.contribution))
        let omitted = Set(
            (totals.funding.omitted + totals.paid.omitted + totals.outstanding.omitted).map(\.contribution))
        #expect(counted.union(omitted).count == recorded)
    }

    @Test func donorsAndCurrenciesComeToTheSame() throws {
        let records = try recorded().scenario.state.records
        let totals = try #require(records.totals(at: .everything))
        let donors = records.donors(at: .everything)
        #expect(donors.reduce(0) { $0 + $1.totals.funding.minor } == totals.funding.minor)
        let currencies = Set(totals.funding.records.map(\.original.currency))
        #expect(currencies.contains("JPY") && currencies.contains("KWD"))
        #expect(currencies.reduce(0) { $0 + totals.funding.given(in: $1).count } == totals.funding.count)
        #expect(try FundingRecords.folded(from: recorded().scenario) == records)
    }
}

extension FundingRecords {
    /// The records of a history, folded from its events anew.
    fileprivate static func folded(from scenario: Scenario<FundingOperation>) throws -> FundingRecords {
        try scenario.refolded().records
    }
}
