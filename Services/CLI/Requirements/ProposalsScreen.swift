import MessageSchema

/// Proposals as lines of text, by slot or by line.
struct ProposalsScreen: Sendable {
    /// What is shown.
    let reply: ProposalsReply
    /// Whether to go by line rather than by slot.
    let byLine: Bool
    /// What it is laid out for.
    let surface: Surface

    /// The whole screen.
    var lines: [String] {
        [SlotWords.head("Proposals", reply.about, on: surface)]
            + Columns.wrap("\(reply.statement).", to: surface.width - 2).map { "  " + $0 }
            + (byLine ? reply.lines.flatMap(part) : reply.slots.flatMap(part))
    }

    private func part(_ slot: SlotProposals) -> [String] {
        let by = slot.neededBy.map { ", by \($0.wire)" } ?? ""
        let priority = slot.priority.map { ", priority \($0)" } ?? ""
        let title =
            "\(slot.requirement.wire)  \(Safe.text(slot.capability.wire)): \(SlotWords.quantity(slot.open)) open\(by)\(priority)"
        return ["", Style.bold(title, on: surface)]
            + (slot.proposals.isEmpty ? ["  no line with people to spare is of this capability"] : [])
            + slot.proposals.flatMap { proposal in
                self.proposal(
                    proposal,
                    "\(proposal.pledge.wire)/\(proposal.line.wire)  \(proposal.name), \(Safe.text(proposal.capability.wire))"
                )
            } + more(slot.candidates, slot.proposals.count)
    }

    private func part(_ line: LineProposals) -> [String] {
        let title =
            "\(line.pledge.wire)/\(line.line.wire)  \(line.name), \(Safe.text(line.capability.wire)): "
            + "\(SlotWords.quantity(line.free)) without a slot"
        return ["", Style.bold(title, on: surface)]
            + (line.proposals.isEmpty ? ["  no open slot is of this capability"] : [])
            + line.proposals.flatMap { proposal in self.proposal(proposal, proposal.requirement.wire) }
            + more(line.candidates, line.proposals.count)
    }

    private func proposal(_ proposal: ProposalView, _ name: String) -> [String] {
        let fills = proposal.fills.map { "would bring \(Wording.number($0))" } ?? "would bring an unknown number"
        return ["  \(proposal.rank). \(name), \(fills)  " + Style.dim("(\(proposal.penalty) against)", on: surface)]
            + proposal.reasons.map { "     " + SlotWords.reason($0, on: surface) }
    }

    private func more(_ candidates: Int, _ shown: Int) -> [String] {
        candidates > shown ? [Style.dim("  and \(candidates - shown) more", on: surface)] : []
    }
}
