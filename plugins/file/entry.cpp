// SPDX-License-Identifier: Apache-2.0
#include "plugins/file/connector.hpp"

RAFIQ_CONNECTOR(rafiq::file::FileConnector)
