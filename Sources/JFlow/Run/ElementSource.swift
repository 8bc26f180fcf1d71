/// The elements of a mapping whose outputs a consumer takes as they come.
@usableFromInline
final class ElementSource<Output: Sendable>: Sendable {
    @usableFromInline let outputs: ElementOutputs<Output>
    private let channel: ElementChannel
    private let run: ElementRun

    @usableFromInline
    init(
        count: Int, _ settings: ElementSettings, order: ElementOrder, work: (ElementOutputs<Output>) -> ElementWork
    ) {
        let slotCount = max(1, min(settings.limit, count)) * 2
        outputs = ElementOutputs(slotCount: slotCount)
        channel = ElementChannel(count: count, slotCount: slotCount, order: order)
        run = ElementRun(count: count, settings, channel: channel, work: work(outputs))
    }

    deinit {
        for slot in channel.untakenSlots { _ = outputs.take(at: slot) }
    }

    @usableFromInline var results: ElementResults<Output> { ElementResults(source: self) }

    /// Runs the elements; returns when those that were started have ended.
    @usableFromInline
    func complete() async {
        // To the end: what arrives late must find somebody who destroys it.
        defer { withExtendedLifetime(self) {} }
        _ = await run.complete()
    }

    /// Where the next output is, which the caller takes out; `nil` after the last one.
    @usableFromInline
    func next() async throws -> ElementPlace? {
        switch await channel.take() {
        case .output(let place): return place
        case .cancelled: throw CancellationError()
        case .end(let isWhole):
            switch run.end {
            case .failed(let failure): throw failure
            case .cancelled where !isWhole: throw CancellationError()
            case .cancelled, .completed: return nil
            }
        }
    }
}
