import DomainModel
import MessageSchema

extension Answers {
    func postCounts() -> PostsPart {
        let standings = records.command.posts(at: moment)
        let counts = PostCounts(standings)
        return PostsPart(
            statement: "posts established: \(counts.total), of which \(counts.filled) have an officer in post, and "
                + "\(counts.acting.count) an acting one",
            total: counts.total, filled: counts.filled, vacant: counts.vacant, underWay: counts.underWay,
            states: counts.byState.map {
                PostsPart.Count(state: .known($0.state), count: $0.posts.count, posts: $0.posts)
            }, entries: standings.flatMap(\.entries).distinct(),
            claims: claims.filter { $0.service == .command || $0.claim.figure == .known(.appointment) }.map(\.view))
    }

    func posts() -> PostsReply {
        let units = unitViews()
        return PostsReply(
            about: about, posts: postCounts(), tree: records.command.tree(at: moment).map { view($0, units) })
    }

    private func view(_ node: PostNode, _ units: [UnitView]) -> PostView {
        let (standing, post) = (node.standing, node.standing.post)
        let history = records.command.posts[post.post]?.filling.known(at: moment) ?? []
        return PostView(
            post: post.post, title: post.title, state: .known(standing.state), grade: post.grade,
            nation: standing.nation, officer: standing.officer, acting: standing.acting?.value.officer,
            designatedBy: standing.step.designatedBy,
            wording: standing.step.wording, reportsTo: post.reportsTo, sector: post.sector,
            reservedFor: post.reservedFor, barredTo: post.barredTo, confirmedBy: post.confirmedBy,
            notEvidenced: standing.notEvidenced.map { .known($0) },
            ineligible: standing.ineligibilities.map {
                PostView.Ineligible(reason: $0.code, detail: $0.description)
            }, atRiskBy: records.command.risk(of: post.post, at: moment)?.pledges ?? [],
            units: units.filter { $0.post == post.post }, entries: standing.entries,
            history: history.map {
                PostView.Step(
                    state: .known($0.value.state), nation: $0.value.nation, officer: $0.value.officer,
                    entry: EntryReference($0.stamp))
            }, children: node.children.map { view($0, units) })
    }
}
