/// Where an element stands: its place in the collection, and the slot that its output goes to.
@frozen
@usableFromInline
struct ElementPlace: Sendable, Hashable {
    @usableFromInline let index: Int
    @usableFromInline let slot: Int
}
