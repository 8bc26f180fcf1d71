/// Runs elements of a mapping one after another until none is left.
struct ElementLoop {
    private let run: ElementRun
    private var pace: Pace
    /// Whether it has taken no element yet.
    private var isNew = true

    init(_ run: ElementRun) {
        self.run = run
        pace = Pace(run.time)
    }

    /// Works until the elements are used up, or nothing starts any more.
    consuming func drain() async {
        if case .synchronous(let body) = run.work, run.channel == nil, run.gate == nil, run.reporter == nil {
            return await drainPlain(body)
        }
        let (channel, gate, reporter, work) = (run.channel, run.gate, run.reporter, run.work)
        while true {
            let place: ElementPlace
            // Here and not in a function of its own, as all the rest: a second asynchronous frame costs more than it.
            if let channel {
                guard let claimed = await channel.claim() else { return }
                place = claimed
            } else {
                guard let index = run.claim() else { return }
                place = ElementPlace(index: index, slot: index)
            }
            if let gate, !gate.isOpen, await !gate.pass() {
                run.skipped(place.index)
                continue
            }
            began()
            let isTold = reporter?.started(place.index) ?? false
            do {
                switch work {
                case .synchronous(let body): try body(place.index, place.slot)
                case .asynchronous(let body): try await body(place.index, place.slot)
                }
                channel?.arrived(place)
                reporter?.ended(place.index, .done, startWasTold: isTold)
            } catch {
                let state = run.threw(place.index, error)
                channel?.failed(place)
                reporter?.ended(place.index, state, error, startWasTold: isTold)
            }
            if pace.taskEnded(run.time) {
                await Task.yield()
                pace.yielded(run.time)
            }
        }
    }

    private mutating func drainPlain(_ body: (Int, Int) throws -> Void) async {
        while spin(body) {
            await Task.yield()
            pace.yielded(run.time)
        }
    }

    /// Runs synchronous elements; answers whether to go on after others had their turn.
    private mutating func spin(_ body: (Int, Int) throws -> Void) -> Bool {
        while let index = run.claim() {
            began()
            do {
                try body(index, index)
            } catch {
                _ = run.threw(index, error)
            }
            if pace.taskEnded(run.time) { return true }
        }
        return false
    }

    @inline(__always)
    private mutating func began() {
        guard isNew else { return }
        isNew = false
        run.loopBegan()
    }
}
