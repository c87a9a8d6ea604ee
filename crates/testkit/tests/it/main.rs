//! The fixtures are what their documentation says, and the runner runs.

mod command;
mod fixtures;
