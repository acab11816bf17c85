public import MessageSchema

extension Post {
    /// Why a nation may not have the post; none where it may.
    public func ineligibilities(of nation: NationCode) -> [Ineligibility] {
        var found: [Ineligibility] = []
        if barredTo?.contains(nation) ?? false { found.append(.barred(nation)) }
        if let reservedFor, !reservedFor.contains(nation) {
            found.append(.notReserved(nation, for: reservedFor))
        }
        return found
    }

    /// Why an officer may not hold the post; none where he or she may, or where a grade is not known.
    public func ineligibilities(of officer: Officer) -> [Ineligibility] {
        var found = ineligibilities(of: officer.nation)
        if let asked = grade?.term, let has = officer.grade?.term, has < asked {
            found.append(.gradeBelow(has, asked: asked))
        }
        return found
    }
}
