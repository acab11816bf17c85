import DomainModel
import MessageSchema

extension MandateOperation {
    /// An option may be defined anew at any time, also while it is in force: what is in force is the whole set that
    /// `option.putInForce` carries, and changes only when the option is put in force again.
    ///
    /// Its tasks must be authorised at all, whatever their effective date; its ceilings are measured against what is
    /// authorised on the command's effective date, or first is where nothing is on that date.
    func defineOption(_ wish: MandateOption, in context: DecisionContext) throws(Refusal) -> MandateEvent {
        try ListRules.check(wish.assigned.map(\.task), at: "/assigned", key: "/task", name: \.wire)
        for (index, assigned) in wish.assigned.enumerated() {
            try checkTerm(assigned.ceiling, at: "/assigned/\(index)/ceiling")
            try checkTask(assigned.task, at: "/assigned/\(index)/task")
            try checkAreas(assigned.areas, at: "/assigned/\(index)/areas", in: context)
            if let authorised = records.tasks[assigned.task]?.nearest(to: context.moment)?.value,
                let excess = excess(assigned, over: authorised)
            {
                throw Refusal(.notAllowed, at: "/assigned/\(index)/ceiling", excess)
            }
        }
        if let command = wish.command { try checkAuthority(command, at: "/command") }
        try ListRules.check(wish.assumes, at: "/assumes", name: \.wire)
        for (index, precondition) in (wish.assumes ?? []).enumerated() {
            try checkPrecondition(precondition, at: "/assumes/\(index)")
        }
        if records.options[wish.option]?.definition.repeats(wish, in: context) ?? false {
            throw Refusal(
                .alreadySo, at: "/option", "the option `\(wish.option.wire)` is defined with this content already")
        }
        return .mandateOption(wish)
    }

    /// Takes the option as it is defined on the effective date, or first is where it is defined later.
    ///
    /// What the cell decides passes a gate: every task is authorised on that date by an instrument in force, at least to
    /// the ceiling that it is assigned under and in the areas where it is assigned. What a source reports may be otherwise;
    /// the picture then shows the excess.
    func putOptionInForce(_ wish: OptionChoice, in context: DecisionContext) throws(Refusal) -> MandateEvent {
        guard let option = records.options[wish.option]?.nearest(to: context.moment)?.value else {
            throw .unknown(
                "option", wish.option, at: "/option", among: Array(records.options.keys), createWith: "define-option")
        }
        let fact = OptionPutInForce(
            option: option.option, assigned: option.assigned, assumes: option.assumes ?? [],
            replaces: records.assignmentInForce(at: context.moment)?.value.option, command: option.command)
        let isRepeated = records.assignment.repeats(fact, in: context) { left, right in
            left.option == right.option && left.assigned == right.assigned && left.assumes == right.assumes
                && left.command == right.command
        }
        guard !isRepeated else {
            throw Refusal(
                .alreadySo, at: "/option",
                "the option `\(wish.option.wire)` is in force on \(context.effective.wire) with this set of tasks already; "
                    + "define it anew with `define-option` first where the set is to change")
        }
        if context.isDecided {
            for assigned in option.assigned { try checkAuthorised(assigned, in: context) }
        }
        return .optionPutInForce(fact)
    }

    /// Full command always stays national (DOMAIN.md section 2, command).
    private func checkAuthority(_ authority: Coded<CommandAuthority>, at pointer: String) throws(Refusal) {
        try checkTerm(authority, at: pointer)
        guard authority != .known(.fullCommand) else {
            throw Refusal(
                .notAllowed, at: pointer,
                "full command always stays national, so no option can assume that it is transferred; give opcom, opcon, "
                    + "tacom, tacon or none")
        }
    }

    private func checkAuthorised(_ assigned: AssignedTask, in context: DecisionContext) throws(Refusal) {
        guard let excess = records.excess(of: assigned, at: context.moment).first else { return }
        throw Refusal(
            .gateNotMet, at: "/option",
            "on \(context.effective.wire) \(excess.sentence(of: assigned.task)); \(excess.remedy)")
    }

    private func excess(_ assigned: AssignedTask, over authorised: TaskAuthorisation) -> String? {
        guard let given = assigned.ceiling.term, let allowed = authorised.ceiling.term, given > allowed else {
            return nil
        }
        let excess = AssignmentExcess.ceiling(assigned: given, authorised: allowed)
        return "\(excess.sentence(of: assigned.task)); \(excess.remedy)"
    }
}

extension AssignmentExcess {
    /// What to do about it.
    fileprivate var remedy: String {
        switch self {
        case .notAuthorised, .withdrawn:
            "authorise it from that day with `authorise-task`, or define the option without it"
        case .instrumentNotInForce(let instrument, _):
            "renew or reinstate `\(instrument.wire)`, authorise the task by another instrument with `authorise-task`, or "
                + "define the option without it"
        case .noInstrumentInForce:
            "renew or reinstate one with `renew-authorisation` or `reinstate-authorisation`, or record another with "
                + "`record-authorisation`"
        case .ceiling(_, let authorised):
            "assign it up to \(authorised.rawValue) at most, or record a wider authorisation with `authorise-task`"
        case .area: "assign it there, or record a wider authorisation with `authorise-task`"
        }
    }
}
