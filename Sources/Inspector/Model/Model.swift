package import TerminalCore
import JFlow

/// Everything that decides what the screen shows.
///
/// It changes only through ``update(_:_:)``. ``revision`` says whether there is anything new to draw, and
/// ``nextDeadline`` when time alone will change the picture.
package struct Model: Sendable {
    /// The run that is shown.
    package internal(set) var run = RunModel()
    /// The extent of the screen.
    package internal(set) var size: Size
    /// The characters to draw with.
    package let signs: Signs
    /// Whether colours are used; bold, dim, reverse and underline always are.
    package let hasColor: Bool
    /// What stands beside the workflow's name, such as `demo`; safe to show.
    package let subtitle: String
    /// Grows with every change of what is shown.
    package internal(set) var revision = 0
    /// The selected task.
    package internal(set) var selection: Int?
    /// The tasks with a breakpoint.
    package internal(set) var breakpoints: Set<Int> = []
    /// The form in which the graph is shown.
    package var form: GraphForm { drawingKey?.form ?? .list }
    /// The open question, if there is one.
    package internal(set) var question: Question?
    /// What the screen has to say until the next key.
    package internal(set) var notice: String?
    /// When the words of the notice have been on the screen long enough to be read.
    var noticeEnd: Duration?
    /// The task that a step was told to start, until a task has started.
    var steppedTask: Int?
    /// The recorded run that is shown, and the moment of it; `nil` for one that goes on now.
    package internal(set) var replay: Replay?
    /// The process whose runs are shown, if that is another one.
    package internal(set) var attachment: Attachment?
    var keys: KeyMap<Command> {
        if let attachment { return attachment.allowsControl ? Command.attachedKeys : Command.watchingKeys }
        return replay == nil ? Command.keys : Command.replayKeys
    }
    /// Monotonic time of the latest ``Message/clock(_:)``.
    var now = Duration.zero
    /// Whether any clock message came, so that `now` means something.
    var hasClock = false
    var drawings = Drawings()
    /// Which drawing is shown; `nil` for the list.
    var drawingKey: DrawingKey?
    /// The form that the user chose; without it, what fits.
    var chosenForm: GraphForm?
    /// The cell of the drawing, or the row of the list, in the upper left corner of its pane.
    var offset = Point(column: 0, row: 0)
    var follow = Follow()
    var detail = DetailState()
    var failure = FailureState()
    var isHelpOpen = false
    var helpTop = 0
    var isMouseOn = true
    var isCancelling = false
    /// The tasks that are to run again as soon as the run has ended.
    var laterTasks: Set<Int> = []
    /// Whether the program leaves as soon as the run has ended.
    var leavesWhenEnded = false
    var interruptCount = 0
    /// The status to leave with, once that is decided.
    var leavingCode: Int32?
    var cycle: RelativeCycle?
    var lastClick: Click?

    /// A screen that knows of no run yet.
    ///
    /// - Parameters:
    ///   - size: The extent of the screen.
    ///   - signs: The characters to draw with.
    ///   - hasColor: Whether colours are used.
    ///   - subtitle: What stands beside the workflow's name; it is made safe here.
    package init(size: Size, signs: Signs = .unicode, hasColor: Bool = true, subtitle: String = "") {
        self.size = size
        self.signs = signs
        self.hasColor = hasColor
        self.subtitle = cleaned(subtitle)
    }

    /// A screen that shows a recorded run, as it was when it began.
    ///
    /// - Parameter remarks: What is to be known of the recording, such as that it is cut; said at the beginning.
    package init(
        size: Size, signs: Signs = .unicode, hasColor: Bool = true, subtitle: String = "", replaying replay: Replay,
        remarks: [String] = []
    ) {
        self.init(size: size, signs: signs, hasColor: hasColor, subtitle: subtitle)
        _ = eventsCame([replay.latest])
        self.replay = replay
        if !remarks.isEmpty { say(remarks.map { cleaned($0) }.joined(separator: " ")) }
    }

    /// Whether the critical path is marked.
    var showsCriticalPath: Bool {
        get { drawings.marksPath }
        set { drawings.marksPath = newValue }
    }

    /// What the run is doing.
    package var mode: ScreenMode {
        let mode = ScreenMode(of: run, isCancelling: isCancelling)
        return attachment?.mode(insteadOf: mode) ?? mode
    }

    /// The status with which the program leaves, as things stand.
    package var exitCode: Int32 {
        // Whoever only looked on leaves without a judgement.
        if attachment != nil { return leavingCode ?? ExitStatus.success }
        return leavingCode ?? ExitStatus.code(for: run, isInterrupted: interruptCount > 0)
    }

    /// When, in the clock's time, the picture changes by itself or something falls due; `nil` while no task runs or is
    /// to be tried again, nothing is said, and nothing is awaited of another process.
    package var nextDeadline: Duration? {
        let tick = isTicking ? Self.tick * (Int(now / Self.tick) + 1) : nil
        return [tick, noticeEnd, replayDeadline, lossDeadline, nextRunDeadline].compactMap { $0 }.min()
    }

    /// Whether running clocks are drawn again with every tick.
    var isTicking: Bool { run.isTicking && replay == nil && attachment?.standstill == nil }

    /// Time on the run's clock.
    package var time: Duration { run.time(at: attachment?.standstill ?? now) }

    /// The time after which running clocks are drawn again.
    static let tick = Duration.milliseconds(100)
    /// How long a notice stays when no key is pressed.
    static let noticeDuration = Duration.seconds(5)
}

/// Where the mouse was pressed last, to know a double click.
struct Click: Sendable, Hashable {
    let task: Int
    let time: Duration

    static let doubleInterval = Duration.milliseconds(400)
}
