// The values that the engine's answers are made of; whoever asks the engine sees them too.
@_exported public import Configuration
@_exported public import ServiceClock
