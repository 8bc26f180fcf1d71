import Synchronization

/// A value that is made when somebody first asks for it, and then kept.
///
/// Two who ask at the same time may both make it; both get the one that came first.
struct MadeOnce<Value: Sendable>: ~Copyable, Sendable {
    private let box = AtomicLazyReference<Box<Value>>()

    /// The value.
    func value(orMake make: () -> Value) -> Value {
        (box.load() ?? box.storeIfNil(Box(make()))).value
    }
}
