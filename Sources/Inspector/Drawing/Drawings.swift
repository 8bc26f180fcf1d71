import TerminalCore

/// Which drawing of a graph.
struct DrawingKey: Sendable, Hashable {
    let form: GraphForm
    let fields: NodeFields
    /// The fewest rows between two layers.
    var layerGap = 1

    /// The same with more air between the layers, where lines of text would stand close.
    var airy: DrawingKey? {
        form == .lines ? DrawingKey(form: form, fields: fields, layerGap: 2) : nil
    }
}

/// The drawings of the present graph: each is laid out when it is first wanted, and kept.
struct Drawings: Sendable {
    /// Whether the critical path is drawn heavy.
    var marksPath = true
    private var drawings: [DrawingKey: Drawing] = [:]
    private var lastMark: Duration?

    /// The most tasks that are laid out; more are shown as a list.
    static let taskLimit = 2_500
    /// The most tasks for which several widths of names are tried.
    private static let trialLimit = 120

    subscript(key: DrawingKey) -> Drawing? { drawings[key] }

    /// The most tasks for which a new critical path is drawn with every batch of events.
    private static let instantLimit = 200

    /// Forgets everything, because the graph is another one.
    mutating func reset() {
        drawings = [:]
        lastMark = nil
    }

    /// The most generous drawing in boxes that is in sight as a whole.
    mutating func fittingBoxes(of run: RunModel, in room: Size, signs: Signs) -> DrawingKey? {
        guard run.tasks.count <= Self.trialLimit else { return nil }
        return [NodeFields.uniform, .whole].map { DrawingKey(form: .boxes, fields: $0) }.first { key in
            let size = prepare(key, of: run, signs: signs).size
            return size.columns <= room.columns && size.rows <= room.rows
        }
    }

    /// The most generous drawing of a form that is no wider than the room, or one with whole names.
    mutating func best(_ form: GraphForm, of run: RunModel, in room: Size, signs: Signs) -> DrawingKey? {
        guard !run.tasks.isEmpty, run.tasks.count <= Self.taskLimit else { return nil }
        let own = DrawingKey(form: form, fields: .whole)
        let keys = NodeFields.all.map { DrawingKey(form: form, fields: $0) }
        let fitting =
            run.tasks.count > Self.trialLimit
            ? nil
            : keys.first { key in
                prepare(key, of: run, signs: signs).size.columns <= room.columns
            }
        if fitting == nil { _ = prepare(own, of: run, signs: signs) }
        return fitting.map { airier($0, of: run, in: room, signs: signs) } ?? own
    }

    /// The drawing with more air, if all of it is in sight.
    private mutating func airier(_ key: DrawingKey, of run: RunModel, in room: Size, signs: Signs) -> DrawingKey {
        guard let airy = key.airy else { return key }
        let size = prepare(airy, of: run, signs: signs).size
        return size.columns <= room.columns && size.rows <= room.rows ? airy : key
    }

    /// Draws the present critical path heavy in one of the drawings.
    mutating func mark(_ run: RunModel, in key: DrawingKey) {
        drawings[key]?.mark(marksPath ? run.criticalPath : nil)
    }

    /// Does the same while events come in, which is at most once a second for a graph whose picture is large.
    mutating func mark(_ run: RunModel, in key: DrawingKey, at now: Duration) {
        let isLarge = run.tasks.count > Self.instantLimit
        if isLarge, run.end == nil, let lastMark, now - lastMark < .seconds(1) { return }
        lastMark = now
        mark(run, in: key)
    }

    private mutating func prepare(_ key: DrawingKey, of run: RunModel, signs: Signs) -> Drawing {
        if let drawing = drawings[key] { return drawing }
        let drawing = Drawing(of: run, key: key, signs: signs, path: marksPath ? run.criticalPath : nil)
        drawings[key] = drawing
        return drawing
    }
}
