import TerminalCore

/// Where the moment that is shown lies in a recorded run, as a line in the footer.
struct ReplayBar {
    /// Where it stands; empty where there is no room for it.
    let area: Rectangle
    private let end: Duration

    /// What stands before the bar: the mode, the time and the pace.
    static func words(_ replay: Replay) -> String {
        let speed = replay.speed < 1 ? "\(replay.speed)" : "\(Int(replay.speed))"
        return " REPLAY \(DurationText.precise(replay.time)) of \(DurationText.precise(replay.end)) x\(speed) "
    }

    init(_ replay: Replay, in footer: Rectangle) {
        end = replay.end
        let start = Self.words(replay).count + 2
        let columns = footer.columns >= 100 ? 32 : footer.columns >= 76 ? 16 : 0
        area = Rectangle(column: footer.column + start, row: footer.row, columns: columns, rows: columns > 0 ? 1 : 0)
    }

    /// The moment at a column of the screen.
    func moment(at column: Int) -> Duration {
        end * Double(column - area.column) / Double(max(area.columns - 1, 1))
    }

    /// The place in the bar of a moment.
    private func place(of moment: Duration) -> Int {
        end > .zero ? min(max(Int((moment / end) * Double(area.columns - 1)), 0), area.columns - 1) : 0
    }

    func draw(_ model: Model, _ replay: Replay, _ frame: inout Frame) {
        guard area.columns > 0 else { return }
        let line = String(repeating: model.signs.horizontal, count: area.columns)
        frame.write(line, at: area.origin, style: Theme.dim)
        for moment in replay.failureTimes {
            frame.write(
                String(model.signs[.failed]), at: Point(column: area.column + place(of: moment), row: area.row),
                style: Theme.style(of: .failed))
        }
        frame.write(
            String(model.signs.moment), at: Point(column: area.column + place(of: replay.time), row: area.row),
            style: Theme.bold)
    }
}

extension Replay {
    /// When tasks failed; of thousands some.
    var failureTimes: [Duration] { failures.prefix(1_000).map { time(after: $0) } }
}

/// The footer of a recorded run.
func drawReplayFooter(_ model: Model, _ replay: Replay, in area: Rectangle, _ frame: inout Frame) {
    if let typed = replay.typedGoal {
        let line =
            StyledText(" go to: ", Theme.bold) + StyledText(cleaned(typed) + "_  ")
            + StyledText(ReplayGoal.words, Theme.dim)
        return frame.write(line, in: area, signs: model.signs)
    }
    let bar = ReplayBar(replay, in: area)
    let words = StyledText(ReplayBar.words(replay), Theme.bold) + StyledText("\(model.signs.vertical) ", Theme.dim)
    let room = StyledText(String(repeating: " ", count: bar.area.columns > 0 ? bar.area.columns + 1 : 0))
    let hints: [Hint<Command>] = [
        Hint(.togglePause, word: replay.isPlaying ? "pause" : "play"), Hint(.eventBack, .eventOn, word: "event"),
        Hint(.tenthBack, .tenthOn, word: "10 %"), Hint(.slower, .faster, word: "speed"), Hint(.goTo, word: "go to"),
        Hint(.nextFailure, word: "failure"), Hint(.open, word: "details"),
    ]
    let tail: [Hint<Command>] = [Hint(.help, word: "help"), Hint(.quit, word: "quit")]
    frame.write(words + room, hints, tail: tail, keys: model.keys, in: area, signs: model.signs)
    bar.draw(model, replay, &frame)
}
