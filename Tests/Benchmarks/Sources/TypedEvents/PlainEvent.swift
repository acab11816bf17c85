/// An event as Foundation's decoder reads it into members without any meaning: what the types of the schema cost is the
/// difference.
struct PlainEvent: Decodable {
    struct Content: Decodable {
        struct Line: Decodable {
            struct Headcount: Decodable {
                let low: Int?
                let best: Int?
                let high: Int?
                let wording: String?
            }

            let line: String
            let capability: String
            let personnel: String
            let headcount: Headcount
            let equipment: String?
            let availableFrom: String?
            let until: String?
            let maximumDaysToMove: Int?
        }

        struct Origin: Decodable {
            let publisher: String
            let title: String?
            let published: String
            let address: String?
            let grade: String
        }

        let pledge: String
        let nation: String
        let lines: [Line]
        let conference: String?
        let conditions: String?
        let wording: String?
        let basis: String
        let sources: [Origin]
    }

    let specversion: String
    let id: String
    let source: String
    let type: String
    let subject: String
    let time: String
    let datacontenttype: String
    let sequence: String
    let logid: String
    let epoch: String
    let operation: String
    let actor: String
    let effectivedate: String
    let learnedtime: String
    let commandid: String
    let commandhash: String
    let correlationid: String
    let causationid: String?
    let traceparent: String?
    let data: Content
}
