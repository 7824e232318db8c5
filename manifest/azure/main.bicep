// Policy Guide in Azure: App Service, Azure Bot with a managed identity (no secret to renew), PostgreSQL, Key Vault.
// az deployment group create --resource-group <group> --template-file manifest/azure/main.bicep --parameters manifest/azure/main.bicepparam
targetScope = 'resourceGroup'

@description('Short name that the resources are called by: small letters, digits and hyphens.')
@minLength(3)
@maxLength(20)
param name string = 'policy-guide'

@description('Region of everything but the bot, which is global.')
param location string = 'uksouth'

@description('Host at which Teams reaches the service, on the trust\'s own domain, as policy-guide.trust.example.')
param publicHost string

@description('STAFF_UPN_PATTERN: which user principal names are staff.')
param staffUpnPattern string

@description('Application (client) id of the app registration that the tabs sign in to. Empty: no tabs.')
param ssoAppId string = ''

@description('Any other setting by its name in .env.example, as {ADMIN_IDS: \'…\', DETAIL_DAYS: \'60\'}. One set by hand in the portal is gone after the next deployment.')
param otherSettings object = {}

@description('Password of the database\'s owner: capital and small letters and digits only, 24 or more, since it stands in an address.')
@secure()
@minLength(24)
param databasePassword string

@description('What has to be shown to read /metrics. Empty: there are no metrics.')
@secure()
param metricsToken string = ''

@description('Size of the App Service plan. The service needs about 500 MB of memory.')
param planSku string = 'B1'

@description('How many instances run. Each takes up to ten connections of the 35 that the smallest database server lets in.')
@minValue(1)
@maxValue(3)
param instances int = 1

var suffix = uniqueString(resourceGroup().id, name)
var databaseOwner = 'policyguide'
var databaseName = 'policyguide'
// Key Vault Secrets User
var secretsUserRole = '4633458b-17de-408a-b874-0445c86b69e6'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-identity'
  location: location
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: take('kv-${suffix}', 24)
  location: location
  properties: {
    tenantId: subscription().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enablePurgeProtection: true
    softDeleteRetentionInDays: 90
  }
}

resource mayReadSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, secretsUserRole)
  scope: vault
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUserRole)
  }
}

resource databaseServer 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: '${name}-${suffix}'
  location: location
  sku: {
    name: 'Standard_B1ms'
    tier: 'Burstable'
  }
  properties: {
    version: '16'
    administratorLogin: databaseOwner
    administratorLoginPassword: databasePassword
    storage: {
      storageSizeGB: 32
    }
    backup: {
      backupRetentionDays: 14
      geoRedundantBackup: 'Disabled'
    }
    highAvailability: {
      mode: 'Disabled'
    }
  }

  resource database 'databases' = {
    name: databaseName
    properties: {
      charset: 'UTF8'
      collation: 'en_US.utf8'
    }
  }

  // 0.0.0.0 stands for services in Azure; a trust with a virtual network puts the server into it instead.
  resource fromAzure 'firewallRules' = {
    name: 'from-azure'
    properties: {
      startIpAddress: '0.0.0.0'
      endIpAddress: '0.0.0.0'
    }
    // The server refuses two changes at once.
    dependsOn: [
      database
    ]
  }
}

resource databaseUrl 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'database-url'
  properties: {
    value: 'postgres://${databaseOwner}:${databasePassword}@${databaseServer.properties.fullyQualifiedDomainName}:5432/${databaseName}?sslmode=verify-full'
  }
}

resource metrics 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = if (!empty(metricsToken)) {
  parent: vault
  name: 'metrics-token'
  properties: {
    value: metricsToken
  }
}

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: '${name}-plan'
  location: location
  kind: 'linux'
  sku: {
    name: planSku
    capacity: instances
  }
  properties: {
    reserved: true
  }
}

// Without the slash at its end a reference may go on giving an older version of the secret.
var settings = [
  { name: 'NODE_ENV', value: 'production' }
  { name: 'PUBLIC_URL', value: 'https://${publicHost}' }
  { name: 'DATABASE_URL', value: '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/database-url/)' }
  { name: 'MicrosoftAppId', value: identity.properties.clientId }
  { name: 'MicrosoftAppType', value: 'UserAssignedMSI' }
  { name: 'MicrosoftAppTenantId', value: subscription().tenantId }
  { name: 'STAFF_UPN_PATTERN', value: staffUpnPattern }
  { name: 'SCHOOLS_FILE', value: '/home/site/schools.yaml' }
  // The platform's own: seconds until it kills what it stops. Five by default, and SHUTDOWN_SECONDS is ten.
  { name: 'WEBSITES_CONTAINER_STOP_TIME_LIMIT', value: '30' }
]
var others = [for setting in items(otherSettings): { name: setting.key, value: string(setting.value) }]
var ssoSettings = empty(ssoAppId) ? [] : [
  { name: 'SSO_APP_ID', value: ssoAppId }
  { name: 'SSO_APP_ID_URI', value: 'api://${publicHost}/botid-${identity.properties.clientId}' }
]
var metricsSettings = empty(metricsToken) ? [] : [
  { name: 'METRICS_TOKEN', value: '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/metrics-token/)' }
]

resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: '${name}-${suffix}'
  location: location
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identity.id
    // Cookies that bind a person to an instance: the service keeps none, and needs none.
    clientAffinityEnabled: false
    siteConfig: {
      linuxFxVersion: 'NODE|24-lts'
      appCommandLine: 'node --import tsx bot/index.ts'
      alwaysOn: true
      ftpsState: 'Disabled'
      http20Enabled: true
      minTlsVersion: '1.2'
      healthCheckPath: '/healthz'
      appSettings: concat(settings, ssoSettings, metricsSettings, others)
    }
  }
  dependsOn: [
    mayReadSecrets
    databaseUrl
    metrics
  ]

  // What the service writes to its output, for az webapp log download: by default it is thrown away.
  resource logs 'config' = {
    name: 'logs'
    properties: {
      httpLogs: {
        fileSystem: {
          enabled: true
          retentionInDays: 30
          retentionInMb: 100
        }
      }
    }
  }
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${name}-${suffix}'
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: 'F0'
  }
  properties: {
    displayName: 'Policy Guide'
    endpoint: 'https://${publicHost}/api/messages'
    msaAppId: identity.properties.clientId
    msaAppTenantId: subscription().tenantId
    msaAppType: 'UserAssignedMSI'
    msaAppMSIResourceId: identity.id
    disableLocalAuth: true
  }

  resource teams 'channels' = {
    name: 'MsTeamsChannel'
    location: 'global'
    properties: {
      channelName: 'MsTeamsChannel'
      properties: {
        isEnabled: true
      }
    }
  }
}

@description('MicrosoftAppId: for .env on the computer where npm run manifest is run.')
output microsoftAppId string = identity.properties.clientId

@description('Name of the App Service.')
output appService string = site.name

@description('Where the DNS entry (CNAME) of the public host must point to.')
output pointTheHostTo string = site.properties.defaultHostName

@description('What a DNS entry TXT of the name asuid.<public host> must hold.')
output proveTheHostBy string = site.properties.customDomainVerificationId
