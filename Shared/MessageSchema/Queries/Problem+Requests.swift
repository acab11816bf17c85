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

    private init(type: String, title: String, status: Int, detail: String, errors: [Place]) {
        self.type = type
        self.title = title
        self.status = status
        self.detail = detail
        self.errors = errors
        currentRevision = nil
        retryAfter = nil
    }
}
