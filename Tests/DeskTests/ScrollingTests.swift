import Screen
import Testing

@testable import PatrolDesk
@testable import WorkOrderEngine

@Suite("Reading to the end")
struct ScrollingTests {
  /// A story whose lines break elsewhere in two columns more or less.
  private static var detail: OrderDetail {
    var detail = SampleDesk.detail
    detail.story = (1...80).map { count in
      StoryLine(
        happened: SampleDesk.now, event: .commented, who: "",
        text: String(repeating: "x", count: count), isEnteredLate: false)
    }
    return detail
  }

  @Test(
    "the end of a long story can be reached, from the list and from the queue",
    arguments: [DeskPlace.orders, .escalations])
  func story(place: DeskPlace) throws {
    let detail = Self.detail
    var model = SampleDesk.model()
    for action in [Action.go(place), .move(.down), .move(.down), .open, .learned(.order(detail))] {
      _ = update(&model, action)
    }
    _ = model.press(.end)
    let area = place == .orders ? model.ordersDetailArea : model.storyArea
    let last = try #require(model.orderPager(detail, in: area, top: 0).lines.last)
    #expect(view(model).text.contains(last.spans.map(\.text).joined()))
  }
}
