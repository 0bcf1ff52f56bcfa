import Ledger

/// The tables of the topic Handover.
enum HandoverSchema {
  static let statements: [String] = []
}
