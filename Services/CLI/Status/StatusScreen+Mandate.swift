import MessageSchema

extension StatusScreen {
    var posts: [String] {
        let part = picture.posts
        guard part.total > 0 else { return ["  no posts are established"] }
        var lines = [
            "  \(part.filled) filled, \(part.underWay) under way, \(part.vacant) vacant, of \(part.total)"
        ]
        for state in part.states where state.count > 0 {
            let ids = Wording.list(state.posts.map(\.wire))
            lines.append(
                "  \(Columns.pad(Wording.words(state.state.wire), to: 11)) \(Columns.cut(ids, to: surface.width - 15))")
        }
        return lines
    }

    var mandate: [String] {
        var rows: [(String, String)] = []
        if let authorisation = picture.authorisation {
            let expiry = authorisation.expiresOn.map { day in
                let left =
                    authorisation.daysLeft.map { $0 < 0 ? ", run out" : ", \(Wording.number($0)) days left" } ?? ""
                return "until \(day.wire)\(left)"
            }
            let state = authorisation.inForce ? "" : " (\(Wording.words(authorisation.state.wire)))"
            rows.append(("authority", "\(authorisation.instrument.wire)\(state), \(expiry ?? "open-ended")"))
        } else {
            rows.append(("authority", "none on record"))
        }
        let tasks = picture.tasks
        let option = tasks.option.map { ", option `\($0.option.wire)` in force" } ?? ", no option in force"
        rows.append(("tasks", "\(tasks.assigned.count) of \(tasks.authorised.count) authorised are assigned\(option)"))
        if !tasks.authorisedNotAssigned.isEmpty {
            rows.append(("not assigned", Wording.list(tasks.authorisedNotAssigned.map(\.wire))))
        }
        if !tasks.beyondAuthorisation.isEmpty {
            rows.append(("beyond", Wording.list(tasks.beyondAuthorisation.map(\.wire))))
        }
        for precondition in picture.preconditions {
            rows.append((precondition.status.wire, precondition.title.wire))
        }
        if picture.caveats.count > 0 {
            let nations = picture.caveats.nations.map(\.name)
            rows.append(
                (
                    "caveats",
                    "\(picture.caveats.count), of \(nations.isEmpty ? "unnamed nations" : Wording.list(nations))"
                ))
        }
        if let conference = picture.nextConference {
            rows.append(("conference", "\(conference.title.wire), \(conference.place.wire), \(conference.on.wire)"))
        } else {
            rows.append(("conference", "none is called"))
        }
        return rows.map { name, text in
            let style: Style? = name == "unmet" ? .red : name == "met" ? .green : name == "unknown" ? .yellow : nil
            let label = Columns.pad(name, to: 12)
            return "  \(style?(label, on: surface) ?? label)  \(Columns.cut(Safe.text(text), to: surface.width - 16))"
        }
    }

    var contradictions: [String] {
        picture.contradictions.map { contradiction in
            let sides = contradiction.sides.map { side in
                let grade = side.entry.grade.map { " \($0.wire)" } ?? ""
                let text = side.count.map(Wording.quantity) ?? side.amount.map(Wording.money) ?? side.says
                return text + (text == side.says ? "" : grade)
            }
            let text = "\(Wording.words(contradiction.figure.wire)): \(sides.joined(separator: " against "))"
            return "  " + Columns.cut(Safe.text(text), to: surface.width - 2)
        }
    }

    var newest: [String] {
        picture.newestChanges.prefix(3).map { change in
            "  " + Columns.cut("\(change.effective.wire)  \(Safe.text(change.line))", to: surface.width - 2)
        }
    }
}
