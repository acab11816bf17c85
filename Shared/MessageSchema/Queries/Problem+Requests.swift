extension Problem {
    /// A request that is wrong as a request, before anything of its content is looked at: a missing header, an unknown
    /// parameter.
    public static func badRequest(_ detail: String, errors: [Place] = []) -> Problem {
        Problem(
            type: "/problems/bad-request", title: "Not a request that is understood", status: 400, detail: detail,
            errors: errors)
    }

    /// A body of another kind than the one that is taken.
    public static func unsupportedMediaType(_ detail: String) -> Problem {
        Problem(
            type: "/problems/unsupported-media-type", title: "Not a kind of content that is taken", status: 415,
            detail: detail, errors: [])
    }

    /// None of the kinds of content that the sender takes is one that there is.
    public static func notAcceptable(_ detail: String) -> Problem {
        Problem(
            type: "/problems/not-acceptable", title: "No kind of content that you take", status: 406, detail: detail,
            errors: [])
    }

    /// A request that did not arrive whole in the time that it has.
    public static func requestTimeout(_ detail: String) -> Problem {
        Problem(
            type: "/problems/request-timeout", title: "Did not arrive in time", status: 408, detail: detail, errors: [])
    }

    /// A command whose id is that of one which is still being decided; its answer can be had by repeating it.
    public static func inProgress(_ detail: String) -> Problem {
        Problem(
            type: "/problems/in-progress", title: "Still being carried out", status: 409, detail: detail, errors: [],
            retryAfter: 1)
    }

    /// A condition of the request's own (`If-Match`) that does not hold; nothing was done.
    public static func preconditionFailed(_ detail: String) -> Problem {
        Problem(
            type: "/problems/precondition-failed", title: "Your condition does not hold", status: 412, detail: detail,
            errors: [])
    }

    /// More requests at once than are worked on.
    public static func tooManyRequests(_ detail: String) -> Problem {
        Problem(
            type: "/problems/too-many-requests", title: "Too many requests at once", status: 429, detail: detail,
            errors: [], retryAfter: 1)
    }

    /// Header fields that are too many or too large.
    public static func headersTooLarge(_ detail: String) -> Problem {
        Problem(
            type: "/problems/headers-too-large", title: "Header fields too large", status: 431, detail: detail,
            errors: [])
    }

    private init(type: String, title: String, status: Int, detail: String, errors: [Place], retryAfter: Int? = nil) {
        self.type = type
        self.title = title
        self.status = status
        self.detail = detail
        self.errors = errors
        currentRevision = nil
        self.retryAfter = retryAfter
    }
}
