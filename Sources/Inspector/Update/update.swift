import JFlow
import TerminalCore

/// Changes the model by one message and says what is to be done.
///
/// The program's loop is: wait on the screen until ``Model/nextDeadline``; send a ``Message/clock(_:)``; send each
/// terminal event, then what the event stream has drained as one ``Message/events(_:)``; perform the effects in order
/// and send their answers as messages; when ``Model/revision`` differs from that of the last frame, paint
/// ``view(_:)``. `terminate` and `hangUp` are the program's own affair: they have no picture. Nothing here reads a
/// clock or waits, and 100,000 events in one message are a matter of milliseconds.
package func update(_ model: inout Model, _ message: Message) -> [Effect] {
    switch message {
    case .clock(let now): return model.clockMoved(to: now)
    case .terminal(let event): return terminalEventCame(event, &model)
    case .events(let events): return model.eventsCame(events)
    case .stepAnswered(let answer): return model.stepAnswered(answer)
    case .layerStepped(let tasks): return model.layerStepped(tasks)
    case .linked(let attachment): model.linked(attachment)
    case .linkLost(let reason): model.linkLost(reason)
    case .linkTime(let time): model.engineTimeCame(time)
    case .orderRefused(let words): model.orderRefused(words)
    }
    return []
}

private func terminalEventCame(_ event: TerminalEvent, _ model: inout Model) -> [Effect] {
    switch event {
    case .key(let key):
        let effects = model.keyPressed(key)
        model.ordersWereGiven(effects, noEarlierThan: model.now)
        return effects
    case .mouse(let mouse): return model.mouseUsed(mouse)
    case .resized(let size): return model.resized(to: size)
    case .interrupt: return model.interrupted()
    case .continued(let duration): return model.continued(after: duration)
    case .printed(let line): return model.linePrinted(line)
    case .paste(let text):
        model.goalPasted(text)
        return []
    case .focus, .terminate, .hangUp, .wake: return []
    }
}

extension Model {
    mutating func changed() { revision += 1 }

    mutating func say(_ words: String) {
        notice = words
        noticeEnd = hasClock ? now + Self.noticeDuration : nil
        changed()
    }

    /// Takes the notice away: its words would hide what the run says now.
    mutating func dropNotice() {
        notice = nil
        noticeEnd = nil
        changed()
    }

    mutating func clockMoved(to time: Duration) -> [Effect] {
        let before = Int(now / Self.tick)
        let elapsed = hasClock ? time - now : .zero
        let formerLossAge = lossAge
        now = time
        hasClock = true
        if let noticeEnd, now >= noticeEnd { dropNotice() }
        if replay != nil { return replayWent(on: elapsed) }
        if lossAge != formerLossAge { changed() }
        let effects = nextRunIsDue()
        guard isTicking, Int(now / Self.tick) != before else { return effects }
        followRun()
        changed()
        return effects
    }

    mutating func resized(to newSize: Size) -> [Effect] {
        size = newSize
        arrange()
        showSelection()
        changed()
        return []
    }

    mutating func continued(after duration: Duration) -> [Effect] {
        // A run in another process went on meanwhile.
        if replay == nil, attachment == nil { run.wasStopped(for: duration) }
        say("stopped \(DurationText.brief(duration))")
        return [.redraw]
    }

    mutating func linePrinted(_ line: String) -> [Effect] {
        run.write(line)
        changed()
        return []
    }
}
