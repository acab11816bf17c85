public import MessageSchema

extension CommandRecords {
    /// What a post comes to at a moment, or `nil` where it was not there.
    public func post(_ post: EntityID, at moment: Moment) -> PostStanding? {
        guard let record = posts[post], let definition = record.entry(at: moment), !record.isAbolished(at: moment)
        else { return nil }
        let entry = record.filling.entry(at: moment)
        let step = entry?.value ?? .vacant
        let ineligibilities =
            step.officer.map(definition.value.ineligibilities(of:))
            ?? step.nation.map(definition.value.ineligibilities(of:)) ?? []
        return PostStanding(
            post: definition.value, stamp: definition.stamp, step: step, entry: entry,
            notEvidenced: record.notEvidenced(at: moment), ineligibilities: ineligibilities,
            acting: record.acting(at: moment))
    }

    /// The posts that were there at a moment, by id.
    public func posts(at moment: Moment) -> [PostStanding] {
        posts.keys.sorted().compactMap { post($0, at: moment) }
    }

    /// Who reports to whom at a moment: the roots by id, each with the posts below it.
    ///
    /// A post whose superior was not there yet stands among the roots. Every post stands in the tree exactly once.
    public func tree(at moment: Moment) -> [PostNode] {
        let standings = posts(at: moment)
        let known = Set(standings.map(\.id))
        var children: [EntityID: [PostStanding]] = [:]
        var roots: [PostStanding] = []
        for standing in standings {
            if let superior = standing.post.reportsTo, known.contains(superior), !circles(standing.id, at: moment) {
                children[superior, default: []].append(standing)
            } else {
                roots.append(standing)
            }
        }
        func node(_ standing: PostStanding, _ depth: Int) -> PostNode {
            PostNode(
                standing: standing, depth: depth,
                children: (children[standing.id] ?? []).map { node($0, depth + 1) })
        }
        return roots.map { node($0, 0) }
    }

    /// The posts above a post at a moment, the nearest first.
    public func superiors(of post: EntityID, at moment: Moment) -> [EntityID] {
        var chain: [EntityID] = []
        var seen: Set<EntityID> = [post]
        var current = post
        while let superior = posts[current]?.entry(at: moment)?.value.reportsTo, seen.insert(superior).inserted {
            chain.append(superior)
            current = superior
        }
        return chain
    }

    /// Whether a post stands below another at a moment.
    public func isBelow(_ post: EntityID, _ other: EntityID, at moment: Moment) -> Bool {
        post != other && superiors(of: post, at: moment).contains(other)
    }

    /// Whether a post would come to stand below itself if from a day on it reported to `superior`.
    ///
    /// Looks at every day from then on at which any post changes, until the post itself is next defined.
    public func wouldCircle(_ post: EntityID, under superior: EntityID, from day: CalendarDay) -> Bool {
        if post == superior { return true }
        let next = posts[post]?.definition.entries.first { $0.stamp.movesValues && day < $0.stamp.effective.lastDay }
        let until = next?.stamp.effective.lastDay
        var days: Set<CalendarDay> = [day]
        for (_, record) in posts {
            for entry in record.definition.entries {
                let change = entry.stamp.effective.lastDay
                if day < change, until.map({ change < $0 }) ?? true { days.insert(change) }
            }
        }
        return days.contains { superiors(of: superior, at: Moment(asOf: $0, knownAt: nil)).contains(post) }
    }

    /// How many posts were there at a moment, filled, vacant and on the way.
    public func counts(at moment: Moment) -> PostCounts {
        PostCounts(posts(at: moment))
    }

    /// The posts that a nation has or is offered at a moment, by id.
    public func posts(of nation: NationCode, at moment: Moment) -> [PostStanding] {
        posts(at: moment).filter { $0.nation == nation }
    }

    private func circles(_ post: EntityID, at moment: Moment) -> Bool {
        guard let last = superiors(of: post, at: moment).last else {
            return posts[post]?.entry(at: moment)?.value.reportsTo == post
        }
        return posts[last]?.entry(at: moment)?.value.reportsTo == post
    }
}
