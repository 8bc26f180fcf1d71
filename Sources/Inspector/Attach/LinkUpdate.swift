import JFlow
package import TerminalCore

/// What is told of the link to the process whose runs are shown.
extension Model {
    /// A screen that shows the runs of another process and knows of none yet.
    ///
    /// - Parameters:
    ///   - size: The extent of the screen.
    ///   - signs: The characters to draw with.
    ///   - hasColor: Whether colours are used.
    ///   - subtitle: What stands beside the workflow's name, instead of the program's; it is made safe here.
    ///   - attachment: The process, to which the link stands.
    package init(
        size: Size, signs: Signs = .unicode, hasColor: Bool = true, subtitle: String = "",
        attachedTo attachment: Attachment
    ) {
        self.init(size: size, signs: signs, hasColor: hasColor, subtitle: subtitle)
        self.attachment = attachment
    }

    /// The link stands: a process says what it is.
    mutating func linked(_ news: Attachment) {
        let former = attachment
        attachment = news
        changed()
        guard let former, former.standstill != nil || former.process != news.process else {
            attachment?.nextRun = former?.nextRun ?? .stays
            return
        }
        // To whoever comes anew the process sends the run that it has, unasked.
        if run.plan != nil {
            attachment?.standstill = former.standstill ?? now
            attachment?.nextRun = .awaited
        }
        let words = former.process == news.process ? "" : ": \(programName) is pid \(news.process) now"
        say("attached again" + words)
    }

    mutating func linkLost(_ reason: String?) {
        guard let attachment else { return }
        self.attachment?.lossTime = attachment.lossTime ?? now
        self.attachment?.standstill = attachment.standstill ?? now
        // What was asked, or was to be done, concerns a run that is out of reach.
        question = nil
        isCancelling = false
        laterTasks = []
        steppedTask = nil
        changed()
        if let reason, !reason.isEmpty { say(cleaned(reason)) }
    }

    /// The engine's time of the shown run: its last event may be long ago.
    mutating func engineTimeCame(_ time: Duration) {
        guard attachment != nil, run.plan != nil else { return }
        newsCame()
        if run.end == nil {
            run.timeReached(min(time, TaskRecord.longestDuration))
            if hasClock { run.observed(at: now) }
            followRun()
        }
        changed()
    }

    /// Something of the run came: what is shown goes on, if the link stands.
    mutating func newsCame() {
        guard let attachment, !attachment.isLost else { return }
        self.attachment?.standstill = nil
    }

    mutating func orderRefused(_ words: String) {
        // Whatever it was: if the run is being cancelled all the same, its events say so.
        isCancelling = false
        say(cleaned(words))
    }

    // MARK: Words

    /// What the process calls itself, safe to show, and short enough for a sentence.
    var programName: String {
        let name = cleaned(attachment?.program ?? "")
        return name.isEmpty ? "the program" : fitted(name, to: 32, isASCII: signs.isASCII)
    }

    /// How long the link has been lost, in whole seconds; `nil` while it stands.
    var lossAge: String? {
        attachment?.lossTime.map { ageText(max(now - $0, .zero)) }
    }

    /// When the words for that change, in monotonic time.
    var lossDeadline: Duration? {
        attachment?.lossTime.map { $0 + .seconds(max(now - $0, .zero).components.seconds + 1) }
    }
}

/// How long ago something was, where tenths of seconds would say nothing: `3s`, `12s`, `2m`.
func ageText(_ age: Duration) -> String {
    let seconds = max(age, .zero).components.seconds
    return seconds < 100 ? "\(seconds)s" : DurationText.brief(.seconds(seconds))
}
