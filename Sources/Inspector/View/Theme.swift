import JFlow
import TerminalCore

/// How things look, in the sixteen named colours.
enum Theme {
    static let bold = Style(isBold: true)
    static let dim = Style(isDim: true)
    static let highlight = Style(foreground: .yellow, isBold: true)
    static let notice = highlight
    static let error = Style(foreground: .red)

    /// The look of a state's sign and of what belongs to it.
    static func style(of state: TaskState) -> Style {
        switch state {
        case .pending, .skipped, .cancelled, .pruned, .given: Style(isDim: true)
        case .ready: Style(isBold: true)
        case .running: Style(foreground: .yellow, isBold: true)
        case .retrying: Style(foreground: .magenta, isBold: true)
        case .done: Style(foreground: .green)
        case .cached: Style(foreground: .cyan)
        case .failed: Style(foreground: .red, isBold: true)
        }
    }

    /// The look of a task's name.
    static func nameStyle(of state: TaskState) -> Style {
        var style = style(of: state)
        if state == .failed { style.isReversed = true }
        if state == .cancelled { style.isUnderlined = true }
        return style
    }

    /// The look of a mode's word.
    static func style(of mode: ScreenMode) -> Style {
        switch mode {
        case .running: Style(foreground: .yellow, isBold: true)
        case .done: Style(foreground: .green, isBold: true)
        case .failed: Style(foreground: .red, isBold: true)
        case .lost: Style(foreground: .magenta, isBold: true, isReversed: true)
        case .starting, .waiting, .held, .paused, .pausedBefore, .step, .cancelling, .cancelled: bold
        }
    }
}

extension Signs {
    /// The sign of a mode.
    subscript(mode: ScreenMode) -> Character {
        switch mode {
        case .starting, .waiting: self[TaskState.pending]
        case .lost: lost
        case .running: self[TaskState.running]
        case .held, .paused, .pausedBefore, .step: held
        case .cancelling, .cancelled: self[TaskState.cancelled]
        case .done: self[TaskState.done]
        case .failed: self[TaskState.failed]
        }
    }
}
