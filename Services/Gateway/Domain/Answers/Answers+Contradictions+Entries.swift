import DomainModel
import MessageSchema

extension Answers {
    /// Entries of one timeline that speak of a common date, rest on different publishers, and differ.
    func entriesAgainstEntries() -> [Disagreement] {
        lineEntries() + answerEntries() + findingEntries() + holderEntries() + amountEntries()
    }

    /// What a line's size and stage are said to be. A split's figures follow from the line's, and that a line is
    /// announced contradicts nothing that is further.
    private func lineEntries() -> [Disagreement] {
        records.pledges.sortedPledges.flatMap { pledge in
            pledge.sortedLines.flatMap { line -> [Disagreement] in
                let subject = Subject("pledge", pledge.id)
                guard line.isReported else { return [] }
                let splits = Set(line.parts.map(\.stamp.event) + (line.origin == nil ? [] : [line.created.event]))
                let sizes = line.figures.entries.filter { !splits.contains($0.stamp.event) }
                let size = disagreements(
                    among: sizes, .pledges, subject, .known(.strength), "headcount of \(pledge.id)/\(line.id)",
                    says: { ChangeLine.quantity($0.headcount) }, count: \.headcount
                ) { left, right in
                    guard let left = left.headcount.figures, let right = right.headcount.figures else { return false }
                    return left.headline != right.headline
                }
                let stage = disagreements(
                    among: line.steps.entries.filter { $0.value.stage != .known(.announced) }, .pledges, subject,
                    .known(.strength), "stage of \(pledge.id)/\(line.id)", says: { $0.stage.wire }
                ) { $0.stage != $1.stage }
                return size + stage
            }
        }
    }

    private func answerEntries() -> [Disagreement] {
        records.pledges.approaches.sorted { $0.key < $1.key }.flatMap { id, approach in
            disagreements(
                among: approach.answers.entries, .pledges, Subject("approach", id), .known(.nationsInterested),
                "answer of \(approach.nation)", says: { $0.answer.wire }
            ) { $0.answer != $1.answer }
        }
    }

    private func findingEntries() -> [Disagreement] {
        records.mandate.preconditions.sorted { $0.key < $1.key }.flatMap { id, precondition in
            disagreements(
                among: precondition.findings.entries.filter { $0.value.status != .known(.unknown) }, .mandate,
                Subject("precondition", id), .known(.other), "whether the precondition \(id) is met",
                says: { $0.status.wire }
            ) { $0.status != $1.status }
        }
    }

    /// Two sources contradict each other on a post where they name two holders, or one names one and the other says that
    /// it is vacant; a step on the way to the same officer is no contradiction.
    private func holderEntries() -> [Disagreement] {
        records.command.posts.sorted { $0.key < $1.key }.flatMap { id, post in
            disagreements(
                among: post.filling.entries, .command, Subject("post", id), .known(.appointment), "holder of \(id)",
                says: { step in
                    step.officer.map { "\($0.name) (\($0.nation))" } ?? step.nation?.wire ?? step.state.rawValue
                }
            ) { left, right in
                if let officer = left.officer, right.officer != nil { return !officer.isSamePerson(as: right.officer) }
                return left.nation != right.nation
            }
        }
    }

    private func amountEntries() -> [Disagreement] {
        records.funding.contributions.sorted { $0.key < $1.key }.flatMap { id, contribution -> [Disagreement] in
            let subject = Subject("contribution", id)
            let pledged = disagreements(
                among: contribution.pledged.entries, .funding, subject, .known(.contributionsPledged),
                "amount of \(id) pledged", says: { $0.amount.description }, amount: \.amount
            ) { $0.amount != $1.amount }
            let committed = disagreements(
                among: contribution.committed.entries, .funding, subject, .known(.contributionsCommitted),
                "amount of \(id) committed", says: { $0.amount.description }, amount: \.amount
            ) { $0.amount != $1.amount }
            let paid = contribution.payments.sorted { $0.key < $1.key }.flatMap { payment, timeline in
                disagreements(
                    among: timeline.entries, .funding, subject, .known(.contributionsPaid),
                    "amount of the payment \(payment)", says: { $0.amount.description }, amount: \.amount
                ) { $0.amount != $1.amount }
            }
            return pledged + committed + paid
        }
    }

    /// The known entries of a timeline that differ from one another on a common date, each set as one disagreement.
    private func disagreements<Value>(
        among entries: [Timeline<Value>.Entry], _ service: ServiceName, _ subject: Subject, _ figure: Coded<Figure>,
        _ matter: String, says: (Value) -> String, count: ((Value) -> Quantity)? = nil,
        amount: ((Value) -> Money)? = nil, differ: (Value, Value) -> Bool
    ) -> [Disagreement] {
        // What the cell itself decided contradicts no other decision, and what speaks of a common date is of one month.
        guard entries.count > 1, entries.contains(where: { !$0.stamp.isDecided }) else { return [] }
        let months = Dictionary(grouping: entries.filter { moment.includes($0.stamp) }) { entry in
            let day = entry.stamp.effective.lastDay
            return day.year * 12 + day.month
        }
        return months.sorted { $1.key < $0.key }.flatMap { _, entries in
            disagreements(
                within: entries, service, subject, figure, matter, says: says, count: count, amount: amount,
                differ: differ)
        }
    }

    private func disagreements<Value>(
        within entries: [Timeline<Value>.Entry], _ service: ServiceName, _ subject: Subject, _ figure: Coded<Figure>,
        _ matter: String, says: (Value) -> String, count: ((Value) -> Quantity)?,
        amount: ((Value) -> Money)?, differ: (Value, Value) -> Bool
    ) -> [Disagreement] {
        guard entries.count > 1, entries.contains(where: { !$0.stamp.isDecided }) else { return [] }
        var left = entries
        var found: [Disagreement] = []
        while let first = left.popLast() {
            var members = [first]
            var reached = 0
            while reached < members.count {
                let current = members[reached]
                reached += 1
                let opposed = left.indices.filter { index in
                    let other = left[index]
                    return current.stamp.speaksOfSameDate(as: other.stamp)
                        && current.stamp.isIndependent(of: other.stamp) && differ(current.value, other.value)
                }
                members += opposed.map { left[$0] }
                for index in opposed.reversed() { left.remove(at: index) }
            }
            guard members.count > 1 else { continue }
            found.append(
                Disagreement(
                    kind: .entries, figure: figure, of: subject,
                    matter: "\(matter) on \(first.stamp.effective)",
                    sides: members.map { entry in
                        Disagreement.Side(
                            says: says(entry.value) + entry.stamp.publisher, service: service, subject: subject,
                            count: count?(entry.value), amount: amount?(entry.value), stamp: entry.stamp)
                    }))
        }
        return found
    }
}

extension LineRecord {
    /// Whether anything that is said of its size or stage is what a source reports.
    fileprivate var isReported: Bool {
        figures.entries.contains { !$0.stamp.isDecided } || steps.entries.contains { !$0.stamp.isDecided }
    }
}
