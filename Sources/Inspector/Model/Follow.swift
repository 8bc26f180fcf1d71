/// Whether the selection goes after what runs, and when it last moved.
struct Follow: Sendable, Hashable {
    var isOn = true
    /// When following last moved the selection.
    var lastMove: Duration?
    /// When the user last moved anything.
    var lastUserMove: Duration?
    /// Whether the first failure of the run was seen.
    var hasSeenFailure = false

    static let interval = Duration.seconds(1)
    static let restAfterOrder = Duration.seconds(2)
    static let respectForUser = Duration.seconds(5)

    /// Whether following may move the selection now: at most once a second.
    func mayMove(at now: Duration) -> Bool {
        isOn && lastMove.map { now - $0 >= Self.interval } ?? true
    }

    /// Whether the user has left the view alone for long enough to be shown a failure.
    func mayShowFailure(at now: Duration) -> Bool {
        !hasSeenFailure && leavesRoom(at: now)
    }

    /// Whether the user has moved nothing for a while.
    func leavesRoom(at now: Duration) -> Bool {
        lastUserMove.map { now - $0 >= Self.respectForUser } ?? true
    }

    /// The user has ordered something for the selected task: it stays selected for a while, so that a second press of
    /// the key cannot meet another task.
    mutating func userActed(at now: Duration) {
        lastMove = now + Self.restAfterOrder
        lastUserMove = now
    }

    mutating func userMoved(at now: Duration) {
        isOn = false
        lastUserMove = now
    }
}
