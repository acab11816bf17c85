public import DomainModel
public import MessageSchema

/// A nation that supports a task or an option which its own caveat does not allow: its position and its caveat cannot both
/// be taken at their word (DOMAIN.md section 2, mandate and pledges).
///
/// A position other than `supports` is in conflict with nothing: a condition may be the very caveat, and who refuses more
/// than their caveats say may do so. Neither is what hangs on preconditions or on time, which the option does not bring
/// about, what is said in words only, or what is open; nor that a nation which goes to some areas only supports a force
/// that goes further.
public struct StandConflict: Hashable, Sendable {
    /// The position, and where it comes from.
    public let stand: Timeline<Stand>.Entry
    /// The nation's caveat.
    public let caveat: Rule
    /// The option under which the two do not fit; `nil` for a task that is in no option and is taken as it is authorised.
    public let option: EntityID?
    /// The points on which they do not fit, in the order of tasks.
    public let breaches: [Breach]
    /// The terms in words.
    private let terms: String

    /// The conflict in one sentence that names both sides: "Azerbaijan supports option `full`, yet option `full` assigns …;
    /// Azerbaijan's caveat … refuses that task".
    public var statement: String {
        let target =
            stand.value.task.map { "task `\($0.wire)`" } ?? stand.value.option.map { "option `\($0.wire)`" } ?? "it"
        let clauses = Breach.sentences(of: breaches, caveat, terms).joined(separator: "; and ")
        return "\(stand.value.party.description) supports \(target), yet \(clauses)"
    }

    /// The events that it rests on: the position, then the caveat.
    public var entries: [EventID] { [stand.stamp.event] + (caveat.entry.map { [$0] } ?? []) }

    /// Every conflict at the book's moment, in the order of stands and caveats; at most one for each pair of them.
    ///
    /// An option is tested as it is defined. A task is tested as each option assigns it, and as the instrument authorises it
    /// where none does; only a caveat that allows it in none of them is in conflict.
    public static func all(in mandate: MandateRecords, by book: RuleBook, at moment: Moment) -> [StandConflict] {
        let rules = Dictionary(grouping: book.rules.filter { $0.name.kind == .caveat && $0.nation != nil }) {
            $0.nation
        }
        return mandate.stands(at: moment).filter { $0.value.position == .known(.supports) }.flatMap { stand in
            guard let nation = stand.value.party.code, let caveats = rules[nation] else { return [StandConflict]() }
            let variants = variants(of: stand.value, in: mandate, at: moment)
            return caveats.compactMap { conflict(of: stand, with: $0, under: variants) }
        }
    }

    /// The terms that a position can be taken to speak of.
    private static func variants(of stand: Stand, in mandate: MandateRecords, at moment: Moment) -> [Terms] {
        if let option = stand.option { return Terms.of(option, in: mandate, at: moment).map { [$0] } ?? [] }
        guard let task = stand.task else { return [] }
        let options = mandate.options(at: moment).compactMap { Terms.of($0.value.option, in: mandate, at: moment) }
        let assigning = ([Terms.inForce(mandate, at: moment)] + options).compactMap { $0.only(task) }
        return assigning.isEmpty ? Terms.authorised(task, in: mandate, at: moment).map { [$0] } ?? [] : assigning
    }

    private static func conflict(
        of stand: Timeline<Stand>.Entry, with caveat: Rule, under variants: [Terms]
    ) -> StandConflict? {
        let found = variants.map { (terms: $0, breaches: contradicting(caveat, under: $0)) }
        guard let first = found.first, found.allSatisfy({ !$0.breaches.isEmpty }) else { return nil }
        return StandConflict(
            stand: stand, caveat: caveat, option: first.terms.option, breaches: first.breaches, terms: first.terms.name)
    }

    private static func contradicting(_ caveat: Rule, under terms: Terms) -> [Breach] {
        let isGrave = caveat.consequence >= .suspended
        return Finding(caveat, under: terms).breaches.filter { breach in
            guard !breach.isOpen else { return false }
            return switch breach {
            case .refusedTask: true
            case .ceiling, .refusedArea, .outside, .authority: isGrave
            case .precondition, .timing, .wordsOnly: false
            }
        }
    }
}
