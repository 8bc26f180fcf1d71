import TraceFormat
package import NIOCore

/// Takes the lines that come over a socket; lives on the socket's event loop.
package protocol SocketLineReceiver: AnyObject {
    /// The connection stands.
    func connected(_ channel: any Channel)
    /// A line came, without its end.
    func received(_ line: UnsafeBufferPointer<UInt8>, number: Int)
    /// A line came, or goes on, that is longer than any may be.
    func receivedTooMuch()
    /// So many bytes came, the lines in which were handed over.
    func received(byteCount: Int)
    /// The socket takes more bytes, or takes none for now.
    func writabilityChanged()
    /// The connection has ended.
    func disconnected()
}

/// Cuts what comes over a socket into lines.
package final class SocketLines: ChannelInboundHandler {
    package typealias InboundIn = ByteBuffer

    private let receiver: any SocketLineReceiver
    private var splitter: LineSplitter
    /// Bytes that came while those before them were being read: an answer that cannot be sent closes the channel, which
    /// then hands on what it has left to read.
    private var waiting = CircularBuffer<ByteBuffer>()
    private var isReading = false

    /// - Parameter limit: The most bytes of a line.
    package init(_ receiver: any SocketLineReceiver, limit: Int) {
        self.receiver = receiver
        splitter = LineSplitter(limit: limit)
    }

    package func channelActive(context: ChannelHandlerContext) {
        receiver.connected(context.channel)
        context.fireChannelActive()
    }

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        waiting.append(unwrapInboundIn(data))
        guard !isReading else { return }
        isReading = true
        defer { isReading = false }
        while let buffer = waiting.popFirst() { read(buffer) }
    }

    private func read(_ buffer: ByteBuffer) {
        var isTooLong = false
        buffer.withUnsafeReadableBytes { bytes in
            bytes.withMemoryRebound(to: UInt8.self) { piece in
                splitter.append(piece) { line, number in
                    if let line { receiver.received(line, number: number) } else { isTooLong = true }
                }
            }
        }
        receiver.received(byteCount: buffer.readableBytes)
        if isTooLong || splitter.isPassingOver { receiver.receivedTooMuch() }
    }

    package func channelWritabilityChanged(context: ChannelHandlerContext) {
        receiver.writabilityChanged()
        context.fireChannelWritabilityChanged()
    }

    package func channelInactive(context: ChannelHandlerContext) {
        receiver.disconnected()
        context.fireChannelInactive()
    }

    package func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
