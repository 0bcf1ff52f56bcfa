public import Localization
public import WorkOrderEngine

extension Strings {
  /// The name of a stage, such as 待验收.
  public func word(_ stage: OrderStage) -> String {
    text(MessageKey("order.state.\(stage.rawValue)"))
  }

  /// The word a clock shows, such as 超期.
  public func word(_ word: ClockWord) -> String {
    text(MessageKey("clock.word.\(word.rawValue)"))
  }

  /// The name of an event, such as 到场.
  public func word(_ event: OrderChange.Kind) -> String {
    text(MessageKey("event.\(event.rawValue)"))
  }
}
