import HTTPTypes
import Hummingbird
import JFlow

extension Response {
    /// Answers with a sentence in the place of a page.
    init(refusing error: any Error) {
        let (status, sentence) = refusal(error)
        self.init(
            status: status, headers: [.contentType: "text/plain; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: sentence + "\n")))
    }
}

/// What went wrong, as a status and a sentence. What the asker did wrong is told without the engine's words around it.
private func refusal(_ error: any Error) -> (status: HTTPResponse.Status, sentence: String) {
    switch error {
    case ShopError.notAnID: (.badRequest, "\(error).")
    case ShopError.unknownProduct: (.notFound, "\(error).")
    case is ShopError: (.internalServerError, "\(error).")
    case WorkflowError.failed(let failure):
        if let cause = failure.failedTasks.first?.error, isAskersFault(cause) {
            refusal(cause)
        } else {
            (.internalServerError, "\(error)")
        }
    case WorkflowError.cancelled, is CancellationError: (.serviceUnavailable, "The request was cancelled.")
    default: (.internalServerError, "\(error)")
    }
}

private func isAskersFault(_ error: any Error) -> Bool {
    switch error {
    case ShopError.notAnID, ShopError.unknownProduct: true
    default: false
    }
}
