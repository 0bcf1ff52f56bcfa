import Testing
import WorkOrderEngine

@Suite("The table of events and stages")
struct OrderTableTests {
  /// x: allowed. The columns: reported, dispatched, accepted, in progress, on hold, completed,
  /// closed, cancelled.
  private static let table = """
    reported            ........
    sighted             xxxxxx..
    dispatched          x.......
    accepted            xx......
    declined            .xx.....
    transferred         .xxxx...
    arrived             .xx.....
    madeSafe            xxxxx...
    held                .xxx....
    resumed             ....x...
    agreed              xxxxx...
    extensionAsked      xxxxx...
    extensionApproved   xxxxx...
    extensionDenied     xxxxx...
    prioritized         xxxxxx..
    categorized         xxxxxx..
    corrected           xxxxxx..
    completed           xxxx....
    verified            .....x..
    verificationRefused .....x..
    closed              .....x..
    cancelled           xxxxxx..
    withdrawn           xxxxx...
    reopened            ......x.
    markedMajor         xxxxxx..
    escalated           xxxxxx..
    acknowledged        xxxxxxxx
    commented           xxxxxxxx
    told                xxxxxxxx
    rated               .....xx.
    undone              xxxxxxxx
    restated            xxxxxxxx
    """

  @Test("each event is allowed in exactly the stages of the table, cell by cell")
  func cells() {
    let rows = Self.table.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(rows.map { String($0[0]) } == OrderChange.Kind.allCases.map(\.rawValue))
    for row in rows {
      for (mark, stage) in zip(row[1], OrderStage.allCases) {
        guard let kind = OrderChange.Kind(rawValue: String(row[0])) else { continue }
        #expect(OrderTable.allows(kind, in: stage) == (mark == "x"), "\(kind) in \(stage)")
      }
    }
  }

  @Test("open is all that is neither closed nor cancelled")
  func open() {
    #expect(OrderStage.allCases.filter { !$0.isOpen } == [.closed, .cancelled])
    #expect(OrderStage.allCases.filter { !$0.awaitsRepair } == [.completed, .closed, .cancelled])
  }
}
