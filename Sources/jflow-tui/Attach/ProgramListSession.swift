import Inspector
import NcursesScreen
import TerminalCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The loop between the screen and the list of programs to choose from.
struct ProgramListSession {
    /// What came of it.
    enum End {
        case chosen(AttachableProgram)
        /// The user left, with this status.
        case left(Int32)
    }

    private let screen: NcursesScreen
    private var model: ProgramListModel
    private var end: End?
    private var paintedRevision = -1

    init(screen: NcursesScreen, signs: Signs) {
        self.screen = screen
        model = ProgramListModel(size: screen.size, signs: signs, hasColor: screen.abilities.hasColor)
        screen.setTitle("jflow-tui attach")
    }

    /// Shows the programs that there are, until the user has chosen one.
    consuming func choose() -> End {
        let waker = screen.waker
        let search = RepeatedSearch(isFirstLater: false) {
            waker.wake()
        } look: {
            Programs.list().attachable
        }
        defer { search.stop() }
        while true {
            if let programs = search.take() { send(.programs(programs)) }
            if model.revision != paintedRevision {
                screen.paint(programListView(model))
                paintedRevision = model.revision
            }
            for event in screen.wait(until: nil) where end == nil { take(event) }
            if let end { return end }
        }
    }

    private mutating func take(_ event: TerminalEvent) {
        switch event {
        case .terminate: end = .left(143)
        case .hangUp: end = .left(129)
        default: send(.terminal(event))
        }
    }

    private mutating func send(_ message: ProgramListMessage) {
        for effect in update(&model, message) {
            switch effect {
            case .choose(let program): end = .chosen(program)
            case .quit: end = .left(model.exitCode)
            case .suspend: kill(getpid(), SIGTSTP)
            case .redraw: screen.redraw()
            case .setMouse(let isOn): screen.isMouseOn = isOn
            }
        }
    }
}
