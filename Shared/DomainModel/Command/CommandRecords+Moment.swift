import HashTreeCollections
public import MessageSchema

extension CommandRecords {
    /// What a post comes to at a moment, or `nil` where it was not there.
    public func post(_ post: EntityID, at moment: Moment) -> PostStanding? {
        guard let record = posts[post], let definition = record.entry(at: moment) else { return nil }
        let entry = record.filling.entry(at: moment)
        let step = entry?.value ?? .vacant
        let ineligibilities =
            step.officer.map(definition.value.ineligibilities(of:))
            ?? step.nation.map(definition.value.ineligibilities(of:)) ?? []
        return PostStanding(
            post: definition.value, stamp: definition.stamp, step: step, entry: entry,
            notEvidenced: record.notEvidenced(at: moment), ineligibilities: ineligibilities)
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
