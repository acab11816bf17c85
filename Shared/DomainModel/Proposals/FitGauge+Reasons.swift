import MessageSchema

extension FitGauge {
    /// The same in words, point by point.
    func reasons(_ offer: LineOffer, free: Quantity, stage: Coded<LineStage>?, _ slot: Requirement) -> [FitReason] {
        [
            personnelReason(offer, slot), quantityReason, dateReason(offer, slot), stayReason(offer, slot), moveReason,
            stageReason(stage),
        ].compactMap { $0 }
    }

    private func personnelReason(_ offer: LineOffer, _ asked: Requirement) -> FitReason? {
        if hasOtherPeople {
            return FitReason(
                .personnel, .speaksAgainst, "the slot asks for \(asked.personnel), the line has \(offer.personnel)")
        }
        if hasPeopleOfUnknownKind {
            return FitReason(
                .personnel, .open, "the slot asks for \(asked.personnel), and the line does not say which people it has"
            )
        }
        return slot.personnel == nil ? nil : FitReason(.personnel, .speaksFor, "the line has \(offer.personnel)")
    }

    private var quantityReason: FitReason {
        guard let free = line.people else {
            return FitReason(.quantity, .open, "how many people the line has is not known")
        }
        guard let missing = slot.people else {
            return FitReason(.quantity, .open, "\(free) are free, and how many are missing is not known")
        }
        guard missing > 0 else { return FitReason(.quantity, .speaksAgainst, "nobody is missing in the slot") }
        return free < missing
            ? FitReason(.quantity, .speaksAgainst, "\(free) are free of \(missing) that are missing")
            : FitReason(.quantity, .speaksFor, "\(free) are free, \(missing) are missing")
    }

    private func dateReason(_ offer: LineOffer, _ asked: Requirement) -> FitReason? {
        guard let needed = asked.neededBy else { return nil }
        guard let available = offer.availableFrom, let late = daysLate else {
            return FitReason(.date, .open, "needed by \(needed), and from when the line is there is not known")
        }
        return late > 0
            ? FitReason(
                .date, .speaksAgainst, "available from \(available), \(late) days after \(needed), by when it is needed"
            )
            : FitReason(.date, .speaksFor, "available from \(available), needed by \(needed)")
    }

    private func stayReason(_ offer: LineOffer, _ asked: Requirement) -> FitReason? {
        guard let leaves = offer.until, let needed = asked.until ?? asked.neededBy, daysShort > 0 else { return nil }
        return FitReason(
            .date, .speaksAgainst,
            asked.until == nil
                ? "leaves on \(leaves), \(daysShort) days before \(needed), by when it is needed"
                : "leaves on \(leaves), \(daysShort) days before \(needed), until when it is needed")
    }

    private var moveReason: FitReason? {
        guard let allowed = slot.daysToMove else { return nil }
        guard let days = line.daysToMove else {
            return FitReason(
                .daysToMove, .open, "\(allowed) days to move are allowed, and the line does not say how many it takes")
        }
        return days > allowed
            ? FitReason(.daysToMove, .speaksAgainst, "takes \(days) days to move, \(allowed) are allowed")
            : FitReason(.daysToMove, .speaksFor, "takes \(days) days to move, \(allowed) are allowed")
    }

    private func stageReason(_ stage: Coded<LineStage>?) -> FitReason? {
        guard let stage else { return nil }
        return stage.term?.isNominal == true
            ? FitReason(.stage, .speaksFor, "the line is \(stage)")
            : FitReason(.stage, .speaksAgainst, "the line is only \(stage), not committed")
    }
}

extension CapabilityFit {
    /// The same in words.
    func reason(_ offer: LineOffer, _ slot: Requirement) -> FitReason {
        switch self {
        case .sameCode(let code): FitReason(.capability, .speaksFor, "both have the code `\(code)`")
        case .sameWords:
            FitReason(
                .capability, .speaksFor,
                "the same words, \"\(offer.capability)\"; no agreed code on "
                    + (offer.capabilityCode == nil && slot.capabilityCode == nil
                        ? "either" : offer.capabilityCode == nil ? "the line" : "the slot"))
        case .someWords(let shared, _):
            FitReason(
                .capability, .open,
                "a guess: \"\(offer.capability)\" and \"\(slot.capability)\" share "
                    + shared.map { "`\($0)`" }.joined(separator: ", ") + " only")
        }
    }
}
