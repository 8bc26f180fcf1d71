import TerminalCore

/// The drawings of the present graph: each form is laid out when it is first wanted, and kept.
struct Drawings: Sendable {
    private var drawings: [GraphForm: Drawing] = [:]

    subscript(form: GraphForm) -> Drawing? { drawings[form] }

    /// Forgets everything, because the graph or the signs are others.
    mutating func reset() { drawings = [:] }

    /// Lays a form out, unless that was done before or cannot be done; says whether there is a drawing now.
    mutating func prepare(_ form: GraphForm, of run: RunModel, signs: Signs) -> Bool {
        guard form != .list, !run.tasks.isEmpty, run.tasks.count <= Drawing.taskLimit else { return false }
        if drawings[form] == nil { drawings[form] = Drawing(of: run, form: form, signs: signs) }
        return true
    }

    mutating func mark(_ path: CriticalPath?) {
        for form in drawings.keys { drawings[form]?.mark(path) }
    }
}
